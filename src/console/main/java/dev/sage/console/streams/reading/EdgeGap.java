package dev.sage.console.streams.reading;

import java.util.Locale;

/**
 * A silence at an edge of a stream: before its first piece of content, or after its last one.
 * Immutable, thread-safe.
 *
 * @param fromNanos where it began, on the time axis of the frames
 * @param toNanos where it ended, or how far it has come
 */
public record EdgeGap(Kind kind, long fromNanos, long toNanos) {
  /** Which edge, and what ended it. */
  public enum Kind {
    /** From the request to the first token. */
    FIRST,
    /** It goes on. */
    NOW,
    /** From the last token to the end of the call. */
    END,
    /** Somebody cancelled the call. */
    CANCELLED,
    /** A timer ended the call. */
    TIMEOUT;

    /** The name in resource keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How long it was. */
  public long nanos() {
    return toNanos - fromNanos;
  }
}
