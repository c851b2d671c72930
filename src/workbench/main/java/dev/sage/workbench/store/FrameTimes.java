package dev.sage.workbench.store;

/**
 * When all frames of a call arrived, as arrays for drawing: 13 bytes a frame. The arrays are the
 * caller's own.
 *
 * @param nanos as in {@link StoredFrame#nanos}
 * @param lengths bytes as they arrived
 * @param tokens which frames bore content
 */
@SuppressWarnings("ArrayRecordComponent") // a million frames; nobody compares two of them
public record FrameTimes(long[] nanos, int[] lengths, boolean[] tokens) {

  public int size() {
    return nanos.length;
  }
}
