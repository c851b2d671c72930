package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/**
 * JSON's smallest pieces in bytes that may be cut anywhere. Not thread-safe; linear; no recursion,
 * so that no nesting is too deep.
 */
final class JsonBytes {

  private static final Set<String> WORDS = Set.of("true", "false", "null");

  private final byte[] bytes;

  JsonBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Behind the closing quote of the string that begins here; -1 where there is none. */
  int stringEnd(int from) {
    int at = from + 1;
    while (at < bytes.length) {
      if (bytes[at] == '"') {
        return at + 1;
      }
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return -1;
  }

  /** Behind the bracket that closes the one here; -1 where there is none. */
  int nestedEnd(int from) {
    int depth = 0;
    int at = from;
    while (at < bytes.length) {
      switch (bytes[at]) {
        case '"' -> {
          int end = stringEnd(at);
          if (end < 0) {
            return -1;
          }
          at = end - 1;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /** Behind the number, {@code true}, {@code false} or {@code null} here; -1 where none is. */
  int wordEnd(int from) {
    int at = from;
    while (at < bytes.length && wordCharacter(bytes[at])) {
      at++;
    }
    if (at == from || at - from > 40) {
      return -1;
    }
    var word = new String(bytes, from, at - from, UTF_8);
    boolean number = word.charAt(0) == '-' || (word.charAt(0) >= '0' && word.charAt(0) <= '9');
    return WORDS.contains(word) || (number && word.chars().allMatch(JsonBytes::numberCharacter))
        ? at
        : -1;
  }

  /** The value of the string between its quotes; what is no escape stays as it is. */
  String string(int from, int end) {
    var raw = new String(bytes, from + 1, end - from - 2, UTF_8);
    return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
  }

  private static String unescaped(String raw) {
    var text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        text.append(c);
        continue;
      }
      char next = raw.charAt(++i);
      int simple = "bfnrt".indexOf(next);
      if (simple >= 0) {
        text.append("\b\f\n\r\t".charAt(simple));
      } else if (next == 'u' && hex(raw, i + 1) >= 0) {
        text.append((char) hex(raw, i + 1));
        i += 4;
      } else {
        text.append(next);
      }
    }
    return text.toString();
  }

  private static int hex(String raw, int from) {
    if (from + 4 > raw.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static boolean wordCharacter(byte value) {
    return (value >= 'a' && value <= 'z') || numberCharacter(value);
  }

  private static boolean numberCharacter(int value) {
    return (value >= '0' && value <= '9') || "+-.eE".indexOf(value) >= 0;
  }

  /** A text as it stands between quotes. */
  static String quoted(String text) {
    var out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
