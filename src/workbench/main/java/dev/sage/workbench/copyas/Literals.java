package dev.sage.workbench.copyas;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts as expressions of Java. Stateless. */
final class Literals {

  /** A constant must not be longer than 65,535 bytes in the class file; a character has up to 3. */
  private static final int PIECE = 20_000;

  private Literals() {}

  static String orNull(@Nullable String text) {
    return text == null ? "null" : of(text);
  }

  /** An expression whose value is the text. */
  static String of(String text) {
    if (text.length() <= PIECE) {
      return literal(text);
    }
    // Joined while it runs: the sum of constants would be one constant again.
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); from += PIECE) {
      pieces.add(literal(text.substring(from, Math.min(text.length(), from + PIECE))));
    }
    return "String.join(\"\", " + String.join(",\n            ", pieces) + ")";
  }

  private static String literal(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            escaped.append("\\u%04x".formatted((int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.append('"').toString();
  }
}
