package dev.sage.console.streams.reading;

import java.util.Locale;

/** What can be odd about a stream, by name. */
public enum Anomaly {
  /** The body ended before the answer did. */
  TRUNCATED(Grade.GRAVE),
  /** Status 200, and then an error inside the stream. */
  ERROR_IN_200(Grade.GRAVE),
  /** A tool call that must not be executed. */
  INVALID_TOOL_CALL(Grade.GRAVE),
  /** More than one attempt was needed. */
  RETRIED(Grade.ODD),
  /** A silence in the middle of the answer. */
  STALL(Grade.ODD),
  /** Heartbeats kept coming while the answer did not go on. */
  HEARTBEAT_HIDES_SILENCE(Grade.ODD),
  /** Many frames at once after a silence. */
  BURST(Grade.ODD),
  /** A first frame without content, long before the first token. */
  ROLE_ONLY_FIRST(Grade.ODD),
  /** No marker at the end, where the format has one. */
  MISSING_TERMINATOR(Grade.ODD),
  /** The provider did not say how many tokens it used. */
  NO_USAGE(Grade.ODD),
  /** The provider did not say why the model stopped. */
  NO_FINISH_REASON(Grade.ODD),
  /** Two tool calls with the same id. */
  DUPLICATE_TOOL_ID(Grade.ODD),
  /** Frames after the end. */
  AFTER_END(Grade.ODD),
  /** Lines that the standard does not know. */
  BAD_FIELD(Grade.ODD),
  /** A byte order mark before the first line. */
  BYTE_ORDER_MARK(Grade.ODD),
  /** The last frame lacks the blank line that ends it. */
  NO_BLANK_LINE(Grade.ODD),
  /** Many tokens arrive in each frame. */
  SEVERAL_TOKENS_A_FRAME(Grade.NOTE),
  /** Deltas with nothing in them: providers begin the arguments of a tool call with one. */
  EMPTY_DELTA(Grade.NOTE),
  /** Frames that came in more than one network read. */
  SPLIT_FRAME(Grade.NOTE),
  /** Redaction has changed stored bytes. */
  REDACTED(Grade.NOTE);

  /** How much it matters. */
  public enum Grade {
    /** The answer may be wrong because of it. */
    GRAVE,
    /** Worth knowing. */
    ODD,
    /** Normal, and good to know when figures are read. */
    NOTE
  }

  private final Grade grade;

  Anomaly(Grade grade) {
    this.grade = grade;
  }

  /** The name in resource keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How much it matters. */
  public Grade grade() {
    return grade;
  }

  /**
   * One that was found.
   *
   * @param count how many times
   */
  public record Finding(Anomaly anomaly, int count) {}
}
