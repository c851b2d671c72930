package dev.sage.llm.check;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatResponse;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.Timeouts;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.ConnectionOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Makes a call of one token with a client of its own, as any program would. */
final class CallLayer {

  /** A model that thinks may have no room to answer in so few tokens: key and model are good. */
  private static final Pattern TOO_SHORT =
      Pattern.compile("(?i)(?:output limit|max_?(?:completion_|output_)?tokens).{0,60}reached");

  private final ApiTarget api;
  private final ConnectionOptions connections;
  private final Redactor redactor;
  private final Prices prices;

  CallLayer(ApiTarget api, ConnectionOptions connections, Redactor redactor, Prices prices) {
    this.api = api;
    this.connections = connections;
    this.redactor = redactor;
    this.prices = prices;
  }

  LayerFinding look(CallPlan plan, TimeBox box, Duration limit) {
    var model = plan.model();
    if (model == null) {
      return LayerFinding.failed(
          CheckCode.CALL_NO_MODEL,
          "No model is known that could be called.",
          "Name the model to call.");
    }
    try {
      return good(model, box.call(limit, () -> call(model, limit)));
    } catch (TimeoutException slow) {
      return late(model, limit);
    } catch (LlmException failed) {
      return failed(failed.error(), plan, model, limit);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ChatResponse call(String model, Duration limit) throws IOException {
    var request =
        ChatRequest.builder(api.target().provider() + "/" + model)
            .message(Message.user("Hi"))
            .maxTokens(CallPlan.outputTokens(api.target()))
            .build();
    try (var llm =
        Llm.builder()
            .environment(Map.of())
            .connections(connections)
            .redactor(redactor)
            .retry(RetryPolicy.NEVER)
            .timeouts(new Timeouts(limit, limit, limit, limit, limit))
            .wireFormat(api.format())
            .endpoint(api.endpoint())
            .build()) {
      return llm.chat(request);
    }
  }

  private LayerFinding good(String model, ChatResponse response) {
    var usage = response.usage();
    var cost =
        prices
            .cost(api.target().provider(), model, usage)
            .map(dollars -> ", " + dollars.toPlainString() + " USD")
            .orElse("");
    return LayerFinding.ok(
        "%s answered: %s tokens in, %s out%s."
            .formatted(model, shown(usage.input()), shown(usage.output()), cost));
  }

  private static String shown(@org.jspecify.annotations.Nullable Long tokens) {
    return tokens == null ? "?" : tokens.toString();
  }

  static LayerFinding late(String model, Duration limit) {
    return LayerFinding.failed(
        CheckCode.CALL_TIMEOUT,
        "%s did not answer within %s.".formatted(model, DnsLayer.seconds(limit)),
        "Try again, or another model: a large one on a server of one's own is loaded first.");
  }

  private LayerFinding failed(LlmError error, CallPlan plan, String model, Duration limit) {
    if (TOO_SHORT.matcher(error.message()).find()) {
      return LayerFinding.ok(model + " took the call; one token is too few for it to answer.");
    }
    var said = model + " did not answer: " + api.clean(error.message());
    return switch (error.kind()) {
      case TIMEOUT -> late(model, limit);
      case MODEL_NOT_FOUND, PERMISSION -> noModel(plan, said);
      case AUTHENTICATION ->
          LayerFinding.failed(
              CheckCode.KEY_REFUSED, said, "Copy the key again, or make a new one.");
      case BILLING ->
          LayerFinding.failed(
              CheckCode.NO_CREDIT, said, "Add credit or raise the limit; waiting does not help.");
      case RATE_LIMITED ->
          LayerFinding.warning(
              CheckCode.RATE_LIMITED, said, "Wait a little; calls are tried again by themselves.");
      default -> LayerFinding.failed(CheckCode.CALL_FAILED, said, fix(error.kind()));
    };
  }

  private static String fix(Kind kind) {
    return kind.fix();
  }

  /** It says nothing of the key; where nobody named the model, it is no failure either. */
  private static LayerFinding noModel(CallPlan plan, String said) {
    var fix = "Name a model of the list; the key itself is not judged by this.";
    return plan.chosen()
        ? LayerFinding.failed(CheckCode.CALL_MODEL, said, fix)
        : LayerFinding.warning(CheckCode.CALL_MODEL, said, fix);
  }
}
