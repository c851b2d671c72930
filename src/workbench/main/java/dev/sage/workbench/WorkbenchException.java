package dev.sage.workbench;

import org.jspecify.annotations.Nullable;

/** The workbench can't be opened as asked. The message has the fact and the fix. Unchecked. */
public final class WorkbenchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public WorkbenchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
