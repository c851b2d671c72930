package dev.sage.console.streams.reading;

/**
 * A silence between two frames that bore content. Immutable, thread-safe.
 *
 * @param frame the sequence number of the frame that ended it
 * @param fromNanos where it began, on the time axis of the frames
 * @param toNanos where it ended
 */
public record Gap(int frame, long fromNanos, long toNanos) {
  /** How long it was. */
  public long nanos() {
    return toNanos - fromNanos;
  }
}
