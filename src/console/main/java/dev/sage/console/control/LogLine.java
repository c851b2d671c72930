package dev.sage.console.control;

/**
 * One line on the screen: a piece of a text, cut where it had to wrap.
 *
 * @param text without its line break
 * @param style how it looks
 * @param ends whether the text has a line break here, rather than a wrap
 */
public record LogLine(String text, Style style, boolean ends) {

  /** The looks a line may have. */
  public enum Style {
    /** The answer, in the interface's face. */
    TEXT,
    /** What stands back: reasoning. */
    MUTED,
    /** Code, arguments, bytes, in the monospace face. */
    MONO,
    /** A heading between parts. */
    HEADING,
    /** What went wrong. */
    ERROR
  }
}
