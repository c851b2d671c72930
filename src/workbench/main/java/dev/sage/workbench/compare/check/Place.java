package dev.sage.workbench.compare.check;

import java.util.Locale;

/** Where in an answer something is, and a little of it, as a sentence says it. Stateless. */
final class Place {

  private static final int SHOWN = 40;

  private Place() {}

  /** {@code line 3, character 12}; both from 1. */
  static String of(String text, int at) {
    int line = 1;
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      start = i + 1;
    }
    return String.format(
        Locale.ROOT, "line %,d, character %,d", line, text.codePointCount(start, at) + 1);
  }

  /** The beginning of a text in quotes, on one line. */
  static String quoted(String text) {
    int end = Math.min(text.length(), SHOWN);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String shown = text.substring(0, end).replaceAll("\\p{C}", " ");
    return "“" + shown + (end < text.length() ? "…" : "") + "”";
  }

  /** Without white space around it, and with one kind of line break. */
  static String trimmed(String text) {
    return text.replace("\r\n", "\n").strip();
  }
}
