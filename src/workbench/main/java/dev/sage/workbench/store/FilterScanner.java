package dev.sage.workbench.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a filter into words and brackets. Quotes keep white space and take every character as it is;
 * a backslash does that for the next one. Stateless.
 */
final class FilterScanner {

  private FilterScanner() {}

  /** What a piece of a filter is. */
  enum Kind {
    OPEN,
    CLOSE,
    OR,
    WORD
  }

  /**
   * A piece of a filter.
   *
   * @param text without its quotes and backslashes
   * @param plain how many characters at its beginning stand there without quotes or backslash: only
   *     those can be a field and an operator
   * @param minus whether an unquoted {@code -} stands before it, which is not part of the text
   * @param from where it begins in the filter, the {@code -} included
   * @param to where it ends, exclusive
   */
  record Piece(Kind kind, String text, int plain, boolean minus, int from, int to) {}

  static List<Piece> pieces(String source) {
    var pieces = new ArrayList<Piece>();
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == ')') {
        pieces.add(new Piece(Kind.CLOSE, ")", 0, false, at, at + 1));
        at++;
      } else {
        var piece = piece(source, at);
        pieces.add(piece);
        at = piece.to();
      }
    }
    return pieces;
  }

  private static Piece piece(String source, int from) {
    boolean minus =
        source.charAt(from) == '-'
            && from + 1 < source.length()
            && !Character.isWhitespace(source.charAt(from + 1))
            && source.charAt(from + 1) != ')';
    int at = minus ? from + 1 : from;
    if (source.charAt(at) == '(') {
      return new Piece(Kind.OPEN, "(", 0, minus, from, at + 1);
    }
    var word = new StringBuilder();
    int plain = -1;
    boolean quoted = false;
    int opened = at;
    // A bracket inside a word belongs to it: only one that nothing in the word opened ends it.
    int depth = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < source.length()) {
        plain = plain < 0 ? word.length() : plain;
        word.append(source.charAt(at + 1));
        at += 2;
        continue;
      }
      if (c == '"') {
        plain = plain < 0 ? word.length() : plain;
        opened = at;
        quoted = !quoted;
      } else if (!quoted && (Character.isWhitespace(c) || (c == ')' && depth == 0))) {
        break;
      } else {
        depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
        word.append(c);
      }
      at++;
    }
    if (quoted) {
      throw new FilterProblem(
          "The filter has an opening quote without a closing one. Add a \" where the words end.",
          opened,
          source.length());
    }
    boolean or = word.toString().equals("OR") && plain < 0 && !minus;
    return new Piece(
        or ? Kind.OR : Kind.WORD,
        word.toString(),
        plain < 0 ? word.length() : plain,
        minus,
        from,
        at);
  }
}
