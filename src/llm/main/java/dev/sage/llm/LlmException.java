package dev.sage.llm;

import org.jspecify.annotations.Nullable;

/** A call failed. Unchecked; everything worth knowing is in {@link #error()}. */
public final class LlmException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient LlmError error;

  public LlmException(LlmError error) {
    this(error, null);
  }

  public LlmException(LlmError error, @Nullable Throwable cause) {
    super(error.message(), cause);
    this.error = error;
  }

  /** What went wrong, with the partial text. */
  public LlmError error() {
    return error;
  }
}
