package dev.sage.workbench.setup;

import org.jspecify.annotations.Nullable;

/** Something can't be set up as asked. The message has the fact and the fix. Unchecked. */
public final class SetupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SetupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
