package dev.sage.workbench.cli;

/** Text from elsewhere made harmless for a terminal. Stateless. */
final class Printable {

  private Printable() {}

  /** Without the control characters that move a cursor or change a terminal. */
  static String text(String text) {
    var kept = new StringBuilder(text.length());
    text.chars()
        .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && (c < 0x7F || c > 0x9F)))
        .forEach(c -> kept.append((char) c));
    return kept.toString();
  }
}
