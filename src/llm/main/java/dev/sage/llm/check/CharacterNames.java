package dev.sage.llm.check;

import java.util.Locale;

/** What to call a character that people may not see. Stateless. */
final class CharacterNames {

  private CharacterNames() {}

  /** {@code U+200B (zero width space, invisible)}. */
  static String of(int character) {
    var name = Character.getName(character);
    return String.format(Locale.ROOT, "U+%04X", character)
        + (name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + manner(character) + ")");
  }

  private static String manner(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT, Character.CONTROL -> ", invisible";
      default -> "";
    };
  }
}
