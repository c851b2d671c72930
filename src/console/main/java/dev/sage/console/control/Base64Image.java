package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.Map;

/** Pictures in base64, which nobody wants to read as text. Stateless. */
final class Base64Image {
  private static final int LEAST = 64;
  private static final String DATA = "data:image/";

  /** How the first bytes of each kind look in base64. */
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "iVBORw0KGgo", "image/png",
          "/9j/", "image/jpeg",
          "R0lGOD", "image/gif",
          "UklGR", "image/webp");

  private Base64Image() {}

  /** {@code image/png 1.2 MB}; empty for a text that is no picture. */
  static String words(String text) {
    if (text.length() < LEAST) {
      return "";
    }
    if (text.startsWith(DATA)) {
      int end = text.indexOf(';');
      int comma = text.indexOf(',');
      return end < 0 || comma < end ? "" : words(text.substring(5, end), text.length() - comma - 1);
    }
    return BEGINNINGS.entrySet().stream()
        .filter(kind -> text.startsWith(kind.getKey()) && isBase64(text))
        .findFirst()
        .map(kind -> words(kind.getValue(), text.length()))
        .orElse("");
  }

  private static String words(String type, int characters) {
    return Texts.text("json.image", type, Format.bytes(characters * 3L / 4));
  }

  /** Looks at the beginning only: the text may be long. */
  private static boolean isBase64(String text) {
    return text.chars()
        .limit(LEAST)
        .allMatch(c -> Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
  }
}
