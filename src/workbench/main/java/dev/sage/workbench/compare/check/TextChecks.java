package dev.sage.workbench.compare.check;

import java.util.Locale;
import java.util.function.Function;

/** Assertions that compare the answer with a text. Stateless. */
final class TextChecks {

  private TextChecks() {}

  static Function<Checked, Verdict> contains(String text) {
    return text.isEmpty() ? answer -> missing() : answer -> containing(answer.text(), text);
  }

  private static Verdict containing(String answer, String text) {
    int at = answer.indexOf(text);
    if (at >= 0) {
      return Verdict.pass("Found at " + Place.of(answer, at) + ".");
    }
    // Lower case may change the length of a text; then there is no hint.
    String lower = answer.toLowerCase(Locale.ROOT);
    int other = lower.indexOf(text.toLowerCase(Locale.ROOT));
    return Verdict.fail(
        other >= 0 && lower.length() == answer.length()
            ? "Not in the answer. With other capital letters it is at %s."
                .formatted(Place.of(answer, other))
            : "%s is not in the answer.".formatted(Place.quoted(text)));
  }

  static Function<Checked, Verdict> containsNot(String text) {
    if (text.isEmpty()) {
      return answer -> missing();
    }
    return answer -> {
      int at = answer.text().indexOf(text);
      return at < 0
          ? Verdict.pass("It is not in the answer.")
          : Verdict.fail(
              "%s is in the answer at %s."
                  .formatted(Place.quoted(text), Place.of(answer.text(), at)));
    };
  }

  static Function<Checked, Verdict> equalTo(String text) {
    String wanted = Place.trimmed(text);
    return answer -> same(Place.trimmed(answer.text()), wanted);
  }

  private static Verdict same(String found, String wanted) {
    if (found.equals(wanted)) {
      return Verdict.pass("The answer is that text.");
    }
    int at = 0;
    while (at < found.length() && at < wanted.length() && found.charAt(at) == wanted.charAt(at)) {
      at++;
    }
    if (at > 0 && at < found.length() && Character.isLowSurrogate(found.charAt(at))) {
      at--;
    }
    String place = Place.of(found, at);
    if (at >= found.length()) {
      return Verdict.fail(
          "The answer ends at %s, where %s should follow."
              .formatted(place, Place.quoted(wanted.substring(at))));
    }
    return Verdict.fail(
        at >= wanted.length()
            ? "The text should end at %s, where %s follows."
                .formatted(place, Place.quoted(found.substring(at)))
            : "It differs from %s on: %s instead of %s."
                .formatted(
                    place, Place.quoted(found.substring(at)), Place.quoted(wanted.substring(at))));
  }

  private static Verdict missing() {
    return Verdict.error("The assertion has no text. Write what to look for.");
  }
}
