package dev.sage.workbench.prompt;

/**
 * A text is not what it should be. The message has the fact, its place and the fix, and nothing of
 * the text. Unchecked.
 */
public final class PromptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String what;
  private final int line;
  private final int column;

  /**
   * A fault at a place.
   *
   * @param what is wrong, a sentence
   * @param line from 1, 0 where there is no place
   * @param column from 1, 0 where there is no place
   */
  public PromptException(String what, int line, int column) {
    super(line == 0 ? what : "Line " + line + ", column " + column + ": " + what);
    this.what = what;
    this.line = line;
    this.column = column;
  }

  /** What is wrong, without the place. */
  public String what() {
    return what;
  }

  /** The line, from 1; 0 where there is no place. */
  public int line() {
    return line;
  }

  /** The column, from 1; 0 where there is no place. */
  public int column() {
    return column;
  }
}
