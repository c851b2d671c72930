package dev.sage.workbench.compare.check;

import dev.sage.workbench.prompt.AssertionValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** Assertions that hold a figure against a limit. Stateless. */
final class LimitChecks {

  private LimitChecks() {}

  static Function<Checked, Verdict> latency(String written) {
    Duration limit = AssertionValue.duration(written).orElse(null);
    if (limit == null) {
      return wrong("The limit is no time. Write it as 2s or 500ms.");
    }
    return answer -> {
      Duration took = answer.latency();
      if (took == null) {
        return Verdict.error("How long the answer took is not known.");
      }
      return verdict(
          took.compareTo(limit) <= 0,
          "It took %s; the limit is %s.".formatted(seconds(took), written.strip()));
    };
  }

  static Function<Checked, Verdict> cost(String written) {
    BigDecimal limit = AssertionValue.dollars(written).orElse(null);
    if (limit == null) {
      return wrong("The limit is no amount of US dollars. Write it as $0.01.");
    }
    return answer -> {
      BigDecimal cost = answer.cost();
      return cost == null
          ? Verdict.error("What the answer cost is not known: there is no price for the model.")
          : verdict(
              cost.compareTo(limit) <= 0,
              "It cost $%s; the limit is $%s.".formatted(plain(cost), plain(limit)));
    };
  }

  static Function<Checked, Verdict> tokens(String written) {
    Long limit = AssertionValue.tokens(written).orElse(null);
    if (limit == null) {
      return wrong("The limit is no whole number. Write it as 500.");
    }
    return answer ->
        answer.tokens() < 0
            ? Verdict.error("The provider did not say how many tokens the answer has.")
            : verdict(
                answer.tokens() <= limit,
                String.format(
                    Locale.ROOT, "It has %,d tokens; the limit is %,d.", answer.tokens(), limit));
  }

  private static Verdict verdict(boolean holds, String words) {
    return holds ? Verdict.pass(words) : Verdict.fail(words);
  }

  private static Function<Checked, Verdict> wrong(String words) {
    return answer -> Verdict.error(words);
  }

  private static String seconds(Duration took) {
    long millis = took.toMillis();
    return millis < 1_000
        ? millis + " ms"
        : String.format(Locale.ROOT, "%.2f s", took.toNanos() / 1e9);
  }

  private static String plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 2 ? stripped.setScale(2).toPlainString() : stripped.toPlainString();
  }
}
