package dev.sage.workbench.compare.check;

import java.util.Locale;

/**
 * What an assertion says of an answer. Immutable, thread-safe.
 *
 * @param outcome whether it holds
 * @param words one or two sentences: where it failed, or what stood in the way of looking
 */
public record Verdict(Outcome outcome, String words) {

  /** Whether an assertion holds. */
  public enum Outcome {
    PASS,
    FAIL,
    /** It can't be said: the assertion is wrong, or what it looks at is unknown. */
    ERROR;

    /** The name in JSON: {@code pass}. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Verdict pass(String words) {
    return new Verdict(Outcome.PASS, words);
  }

  static Verdict fail(String words) {
    return new Verdict(Outcome.FAIL, words);
  }

  static Verdict error(String words) {
    return new Verdict(Outcome.ERROR, words);
  }

  public boolean passed() {
    return outcome == Outcome.PASS;
  }
}
