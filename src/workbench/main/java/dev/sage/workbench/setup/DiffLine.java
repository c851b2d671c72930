package dev.sage.workbench.setup;

/**
 * A line of the difference between a file as it is and as it would be. Immutable, thread-safe; has
 * no secret in it.
 *
 * @param number the line's place in the new file, in the old one where it is removed; from 1
 * @param text the line, secrets masked
 */
public record DiffLine(Kind kind, int number, String text) {

  /** What happens to the line. */
  public enum Kind {
    SAME(' '),
    ADDED('+'),
    REMOVED('-'),
    /** Stands for lines in between that stay as they are. */
    SKIPPED('…');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    /** What stands before it in a printed difference. */
    public char sign() {
      return sign;
    }
  }

  /** As a line of a printed difference. */
  @Override
  public String toString() {
    return kind.sign() + " " + text;
  }
}
