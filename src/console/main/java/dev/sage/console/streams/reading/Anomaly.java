package dev.sage.console.streams.reading;

import java.util.Locale;

/** What can be odd about a stream, by name. */
public enum Anomaly {
  /** The body ended before the answer did. */
  TRUNCATED,
  /** Status 200, and then an error inside the stream. */
  ERROR_IN_200,
  /** More than one attempt was needed. */
  RETRIED,
  /** A silence in the middle of the answer. */
  STALL,
  /** Many frames at once after a silence. */
  BURST,
  /** A first frame without content, long before the first token. */
  ROLE_ONLY_FIRST,
  /** No marker at the end, where the format has one. */
  MISSING_TERMINATOR,
  /** The provider did not say how many tokens it used. */
  NO_USAGE,
  /** The provider did not say why the model stopped. */
  NO_FINISH_REASON,
  /** A tool call that must not be executed. */
  INVALID_TOOL_CALL,
  /** Two tool calls with the same id. */
  DUPLICATE_TOOL_ID,
  /** Frames after the end. */
  AFTER_END,
  /** Deltas with nothing in them. */
  EMPTY_DELTA,
  /** Lines that the standard does not know. */
  BAD_FIELD,
  /** A byte order mark before the first line. */
  BYTE_ORDER_MARK,
  /** The last frame lacks the blank line that ends it. */
  NO_BLANK_LINE,
  /** Redaction has changed stored bytes. */
  REDACTED;

  /** The name in resource keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the answer may be wrong because of it; the others are only worth knowing. */
  public boolean grave() {
    return this == TRUNCATED || this == ERROR_IN_200 || this == INVALID_TOOL_CALL;
  }

  /**
   * One that was found.
   *
   * @param count how many times
   */
  public record Finding(Anomaly anomaly, int count) {}
}
