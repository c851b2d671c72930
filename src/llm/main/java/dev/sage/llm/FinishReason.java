package dev.sage.llm;

import java.util.Locale;

/** Why a model stopped, in one vocabulary for all providers. */
public enum FinishReason {
  /** It was done, or met a stop sequence. */
  STOP,
  /** The token limit cut it off. */
  LENGTH,
  /** It waits for tool results. */
  TOOL_CALLS,
  /** The provider's filter held back the answer. */
  CONTENT_FILTER,
  /** The model declined. */
  REFUSAL,
  /** The provider paused a long turn; send the conversation back to go on. */
  PAUSE,
  /** The provider failed while answering. */
  ERROR,
  /** A reason that this library has no word for; the raw one is kept beside it. */
  OTHER;

  /** {@return the name in JSON: {@code tool_calls}} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
