package dev.sage.workbench.compare;

import dev.sage.workbench.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A file of inputs can't be used. The message names the file, the line and what to do. Unchecked.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  InputException(String message, @Nullable Throwable cause) {
    super(Printable.of(message), cause);
  }
}
