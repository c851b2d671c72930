package dev.sage.console.streams.reading;

import java.util.Locale;

/**
 * What a frame is that bears no content, so that a list can say so. Immutable, thread-safe.
 *
 * @param detail what it says beside that: the finish reason, the tokens; may be empty
 */
public record FrameNote(Kind kind, String detail) {
  /** Bears content, or says by itself what it is. */
  static final FrameNote NONE = new FrameNote(Kind.NONE, "");

  /** What a frame can be. */
  public enum Kind {
    /** Bears content, or says by itself what it is. */
    NONE,
    /** Only says who speaks. */
    ROLE_ONLY,
    /** A delta with nothing in it. */
    EMPTY_DELTA,
    /** Tells the tokens used. */
    USAGE,
    /** Says why the model stopped. */
    FINISH,
    /** A comment or heartbeat. */
    KEEP_ALIVE,
    /** The marker at the end of the stream. */
    TERMINATOR;

    /** The name in resource keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static FrameNote of(Kind kind) {
    return new FrameNote(kind, "");
  }

  /** Whether it is of that kind. */
  boolean is(Kind other) {
    return kind == other;
  }
}
