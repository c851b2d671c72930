package dev.sage.workbench.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a filter at white space; quotes keep it, a backslash takes the next character as it is.
 */
final class FilterWords {

  private FilterWords() {}

  static List<String> split(String source) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        word.append(source.charAt(++i));
        any = true;
      } else if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("The filter has an opening quote without a closing one.");
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }
}
