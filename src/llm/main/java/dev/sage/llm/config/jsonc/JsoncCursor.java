package dev.sage.llm.config.jsonc;

import java.util.regex.Pattern;

/** A place in a text that knows its line. Not thread-safe. */
final class JsoncCursor {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  JsoncCursor(String text) {
    this.text = text;
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      at = 1;
      lineStart = 1;
    }
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The character here; NUL at the end. */
  char peek() {
    return charAt(at);
  }

  void next() {
    char c = charAt(at);
    at++;
    if (c == '\n' || (c == '\r' && charAt(at) != '\n')) {
      line++;
      lineStart = at;
    }
  }

  void next(int characters) {
    for (int i = 0; i < characters; i++) {
      next();
    }
  }

  JsoncSpan mark() {
    return new JsoncSpan(at, at, line, at - lineStart + 1);
  }

  JsoncSpan since(JsoncSpan mark) {
    return new JsoncSpan(mark.start(), at, mark.line(), mark.column());
  }

  /** Takes what matches from here on; no line break may. */
  String match(Pattern pattern) {
    var matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return "";
    }
    at = matcher.end();
    return matcher.group();
  }

  /** The four hexadecimal digits that stand so far ahead; -1 where they are none. */
  int hex(int ahead) {
    int value = 0;
    for (int i = at + ahead; i < at + ahead + 4; i++) {
      int digit = Character.digit(charAt(i), 16);
      if (digit < 0 || charAt(i) > 'f') {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  /** False where a comment does not end. */
  boolean skipSpaceAndComments() {
    while (true) {
      char c = peek();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        next();
      } else if (c == '/' && charAt(at + 1) == '/') {
        while (!atEnd() && peek() != '\n' && peek() != '\r') {
          next();
        }
      } else if (c == '/' && charAt(at + 1) == '*') {
        if (!skipComment()) {
          return false;
        }
      } else {
        return true;
      }
    }
  }

  private boolean skipComment() {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      return false;
    }
    next(end + 2 - at);
    return true;
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }
}
