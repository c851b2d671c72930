package dev.sage.workbench.exchange;

import dev.sage.workbench.Printable;
import org.jspecify.annotations.Nullable;

/** Nothing, or nothing more, can be read from a file: what is wrong, where, and what to do. */
public class ImportException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message one or two sentences for a person
   */
  public ImportException(String message) {
    this(message, null);
  }

  /** A refusal with its cause. */
  public ImportException(String message, @Nullable Throwable cause) {
    super(Printable.of(message), cause);
  }
}
