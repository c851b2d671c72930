package dev.sage.llm;

import org.jspecify.annotations.Nullable;

/** A call failed. Unchecked; everything worth knowing is in {@link #error()}. */
public final class LlmException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient LlmError error;

  /**
   * For a failure that no other exception caused.
   *
   * @param error what went wrong
   */
  public LlmException(LlmError error) {
    this(error, null);
  }

  /**
   * For a failure that another exception caused.
   *
   * @param error what went wrong
   * @param cause the exception, where there is one
   */
  public LlmException(LlmError error, @Nullable Throwable cause) {
    super(error.message(), cause);
    this.error = error;
  }

  /** {@return what went wrong, with the partial text} */
  public LlmError error() {
    return error;
  }
}
