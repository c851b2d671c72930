package dev.sage.workbench.compare.check;

import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.prompt.Variables;
import java.util.Map;
import java.util.function.Function;

/**
 * An assertion that has been read once and looks at any number of answers. Immutable, thread-safe.
 */
public final class Check {

  /** Longer answers are not searched: nobody waits for that. */
  static final int MOST_CHARACTERS = 4 << 20;

  private final Assertion assertion;
  private final Function<Checked, Verdict> look;

  private Check(Assertion assertion, Function<Checked, Verdict> look) {
    this.assertion = assertion;
    this.look = look;
  }

  /** The check of an assertion; one that can't be read says so of every answer. */
  public static Check of(Assertion assertion) {
    return of(assertion, Map.of());
  }

  /**
   * The same with values for the variables that a text to be found has in it; patterns, schemas and
   * limits have none.
   */
  public static Check of(Assertion assertion, Map<String, String> values) {
    String value = assertion.value();
    String text = Variables.fill(value, values);
    Function<Checked, Verdict> look =
        switch (assertion.kind()) {
          case CONTAINS -> TextChecks.contains(text);
          case NOT_CONTAINS -> TextChecks.containsNot(text);
          case EQUALS -> TextChecks.equalTo(text);
          case MATCHES -> PatternCheck.of(value);
          case JSON_SCHEMA -> SchemaVerdict.of(value);
          case MAX_LATENCY -> LimitChecks.latency(value);
          case MAX_COST -> LimitChecks.cost(value);
          case MAX_TOKENS -> LimitChecks.tokens(value);
        };
    return new Check(assertion, look);
  }

  /** What is looked at. */
  public Assertion assertion() {
    return assertion;
  }

  /** What it says of an answer. */
  public Verdict verdict(Checked answer) {
    if (!answer.complete()) {
      return Verdict.error("The answer is not complete, so it is not looked at.");
    }
    if (answer.text().length() > MOST_CHARACTERS) {
      return Verdict.error(
          "The answer is longer than %,d characters, so it is not looked at."
              .formatted(MOST_CHARACTERS));
    }
    return look.apply(answer);
  }
}
