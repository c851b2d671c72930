package dev.sage.workbench.store;

/**
 * When all frames of a call arrived, as arrays for drawing: 18 bytes a frame. The arrays are the
 * caller's own.
 *
 * @param nanos as in {@link StoredFrame#nanos}
 * @param lengths bytes as they arrived
 * @param tokens which frames bore content
 * @param reads the network read that completed each frame, counted within its attempt; -1 where
 *     nobody knows
 * @param heartbeats which frames only keep the connection alive: comments and pings
 */
@SuppressWarnings("ArrayRecordComponent") // a million frames; nobody compares two of them
public record FrameTimes(
    long[] nanos, int[] lengths, boolean[] tokens, int[] reads, boolean[] heartbeats) {

  /** Frames that came one a read, none of them a heartbeat. */
  public FrameTimes(long[] nanos, int[] lengths, boolean[] tokens) {
    this(nanos, lengths, tokens, oneEach(nanos.length), new boolean[nanos.length]);
  }

  private static int[] oneEach(int frames) {
    int[] reads = new int[frames];
    java.util.Arrays.setAll(reads, frame -> frame);
    return reads;
  }

  public int size() {
    return nanos.length;
  }
}
