package dev.sage.console.compare.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what to colour in JSON, also while it is half typed. Stateless, thread-safe. */
final class JsonMarks {
  private static final int LONGEST_MARKED = 100_000;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*+\"?)(?<colon>\\s*:)?"
              + "|(?<number>-?\\b\\d[\\d.eE+-]*)"
              + "|(?<word>\\b(?:true|false|null)\\b)");

  private JsonMarks() {}

  static List<TextMark> of(String text) {
    if (text.length() > LONGEST_MARKED) {
      return List.of();
    }
    List<TextMark> marks = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group("text") != null) {
        String style = token.group("colon") == null ? "string" : "key";
        marks.add(new TextMark(token.start("text"), token.end("text"), "code-" + style));
      } else {
        String style = token.group("number") == null ? "word" : "number";
        marks.add(new TextMark(token.start(), token.end(), "code-" + style));
      }
    }
    return marks;
  }
}
