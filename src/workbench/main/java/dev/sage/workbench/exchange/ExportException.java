package dev.sage.workbench.exchange;

import org.jspecify.annotations.Nullable;

/** A call can't be written: why, and what to do. */
public final class ExportException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message one or two sentences for a person
   */
  public ExportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
