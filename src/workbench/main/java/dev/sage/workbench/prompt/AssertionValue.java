package dev.sage.workbench.prompt;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sage.llm.tool.ValueSchema;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The values of assertions as a person types them. Stateless, thread-safe. */
public final class AssertionValue {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000);

  private AssertionValue() {}

  /** What is wrong with the value of an assertion, a sentence; empty where nothing is. */
  public static String problem(Assertion assertion) {
    String value = assertion.value();
    return switch (assertion.kind()) {
      case CONTAINS, NOT_CONTAINS -> value.isEmpty() ? "Write the text that is looked for." : "";
      case EQUALS -> "";
      case MATCHES -> pattern(value);
      case JSON_SCHEMA -> schema(value);
      case MAX_LATENCY ->
          duration(value).isPresent() ? "" : "A latency is written 2s, 800ms or 1.5 s.";
      case MAX_COST -> dollars(value).isPresent() ? "" : "A cost is written $0.01 or 0.01.";
      case MAX_TOKENS ->
          tokens(value).isPresent() ? "" : "The most tokens are a whole number, 1 or more.";
    };
  }

  private static String pattern(String value) {
    if (value.isEmpty()) {
      return "Write a regular expression.";
    }
    try {
      Pattern.compile(value);
      return "";
    } catch (PatternSyntaxException invalid) {
      return "This is no regular expression of RE2: " + invalid.getDescription() + ".";
    }
  }

  private static String schema(String value) {
    try {
      JsonText.parse(value);
      ValueSchema.compile(value);
      return "";
    } catch (PromptException notJson) {
      return String.valueOf(notJson.getMessage());
    } catch (IllegalArgumentException invalid) {
      return "This is no JSON Schema: " + invalid.getMessage() + ".";
    }
  }

  /** {@code 2s}, {@code 800ms}, {@code 1.5 s}, {@code 1min}; a bare number is seconds. */
  public static Optional<Duration> duration(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.endsWith("ms")) {
      return seconds(text, "ms", new BigDecimal("0.001"));
    }
    if (text.endsWith("min")) {
      return seconds(text, "min", BigDecimal.valueOf(60));
    }
    return seconds(text, text.endsWith("s") ? "s" : "", BigDecimal.ONE);
  }

  private static Optional<Duration> seconds(String text, String unit, BigDecimal factor) {
    return TypedNumber.of(text.substring(0, text.length() - unit.length()))
        .filter(number -> number.signum() > 0 && number.compareTo(MOST_SECONDS) <= 0)
        .map(number -> Duration.ofNanos(number.multiply(factor).multiply(NANOS).longValue()));
  }

  /** {@code $0.01} or {@code 0.01}, from nothing up. */
  public static Optional<BigDecimal> dollars(String typed) {
    String text = typed.strip();
    return TypedNumber.of(text.startsWith("$") ? text.substring(1) : text)
        .filter(number -> number.signum() >= 0);
  }

  /** {@code 500}, {@code 1,000} or {@code 1_000}, from 1 up. */
  public static Optional<Long> tokens(String typed) {
    return TypedNumber.whole(typed.replace(",", "").replace("_", "")).filter(number -> number > 0);
  }
}
