package dev.sage.llm.cost;

import org.jspecify.annotations.Nullable;

/**
 * A price file can't be read or used. The message names the file, the place in it and what was
 * expected there. Unchecked.
 */
public final class PriceFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PriceFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
