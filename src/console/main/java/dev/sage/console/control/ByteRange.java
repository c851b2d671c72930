package dev.sage.console.control;

/**
 * Some bytes of many. Immutable, thread-safe.
 *
 * @param from the first
 * @param to after the last
 */
public record ByteRange(int from, int to) {
  /** Whether a byte is one of them. */
  public boolean has(int at) {
    return at >= from && at < to;
  }
}
