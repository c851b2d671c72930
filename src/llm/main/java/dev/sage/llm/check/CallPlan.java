package dev.sage.llm.check;

import dev.sage.llm.ModelInfo;
import dev.sage.llm.cost.Prices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which model the call of one token goes to, and what it may cost. Immutable.
 *
 * @param model the name as the provider takes it; null where none is known
 * @param chosen whether a person named it
 */
record CallPlan(@Nullable String model, boolean chosen) {

  /** Models by whose names one sees that they do not chat. */
  private static final Pattern NO_CHAT =
      Pattern.compile(
          "(?i)embed|whisper|tts|dall-e|moderation|image|audio|realtime|rerank|transcri|sora|veo"
              + "|imagen|babbage|davinci|search|speech|guard|ocr|video|aqa");

  /** Tokens of the question, wrappings of the format included; generous. */
  private static final int INPUT_TOKENS = 30;

  static CallPlan of(CheckTarget target, @Nullable String wanted, List<ModelInfo> models) {
    if (wanted != null && !wanted.isBlank()) {
      var own = target.provider() + "/";
      return new CallPlan(wanted.startsWith(own) ? wanted.substring(own.length()) : wanted, true);
    }
    var vendor = target.vendor();
    var example = vendor == null ? null : vendor.exampleModel();
    boolean listed =
        models.isEmpty() || models.stream().anyMatch(model -> model.id().equals(example));
    if (example != null && listed) {
      return new CallPlan(example, false);
    }
    return new CallPlan(
        models.stream()
            .map(ModelInfo::id)
            .filter(id -> !NO_CHAT.matcher(id).find())
            .findFirst()
            .orElse(null),
        false);
  }

  /** The Responses API takes no limit below 16. */
  static int outputTokens(CheckTarget target) {
    return target.wireFormat().equals("openai-responses") ? 16 : 1;
  }

  /** What the call costs at most, in US dollars; empty where that is not known. */
  Optional<BigDecimal> cost(CheckTarget target, Prices prices) {
    return model == null
        ? Optional.empty()
        : prices.estimate(target.provider(), model, INPUT_TOKENS, outputTokens(target));
  }

  /** What is said before the call. */
  String announced(CheckTarget target, Prices prices) {
    if (model == null) {
      return "";
    }
    var cost =
        cost(target, prices)
            .map(most -> ", which costs at most " + most.toPlainString() + " USD")
            .orElse(target.local() ? "" : ", whose price is not known");
    return " The call goes to " + model + cost + ".";
  }
}
