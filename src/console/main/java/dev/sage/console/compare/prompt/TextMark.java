package dev.sage.console.compare.prompt;

import dev.sage.workbench.prompt.Variables;
import java.util.List;

/** A stretch of a text with a style class. Immutable, thread-safe. */
record TextMark(int from, int to, String style) {
  private static final int LONGEST_MARKED = 400_000;

  /** The {@code {{variables}}} of a text. */
  static List<TextMark> variables(String text) {
    return text.length() > LONGEST_MARKED
        ? List.of()
        : Variables.spans(text).stream()
            .map(span -> new TextMark(span.from(), span.to(), "variable"))
            .toList();
  }
}
