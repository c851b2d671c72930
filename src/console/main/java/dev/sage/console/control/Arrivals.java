package dev.sage.console.control;

/**
 * When the frames of one stream arrived, what they weigh and what marks they bear, so that a
 * picture of any part of it costs a few hundred frames a slice at the most, however many there are:
 * sums are kept for every {@value #BLOCK}th frame only, and the arrays of a million frames are
 * neither copied nor turned into others. Immutable, thread-safe.
 */
public final class Arrivals {
  /** No frames. */
  public static final Arrivals NONE = new Arrivals(new long[0], new int[0], new byte[0]);

  private static final int BLOCK = 256;
  private static final double NANOS_A_MILLI = 1e6;

  private final long[] nanos;
  private final int[] bytes;
  private final byte[] marks;

  /** Before every {@value #BLOCK}th frame: bytes, and for each mark the frames that bear it. */
  private final long[] bytesBefore;

  private final int[][] markedBefore;

  /** What a frame may be besides one that arrived. */
  public enum Mark {
    /** It bears content. */
    TOKEN(0),
    /** It is the first one that a network read brought. */
    READ(1),
    /** It only keeps the connection alive. */
    HEARTBEAT(2);

    private final int place;

    Mark(int place) {
      this.place = place;
    }

    /** Its bit among the marks of a frame. */
    public byte bit() {
      return (byte) (1 << place);
    }
  }

  /**
   * Keeps the arrays as they are given; they must not be changed afterwards.
   *
   * @param nanos when each frame arrived, ascending; what is before zero counts as zero
   * @param bytes how many bytes each frame has
   * @param marks the bits of each frame's {@link Mark}s
   * @throws IllegalArgumentException if there is not one of each for each frame
   */
  public Arrivals(long[] nanos, int[] bytes, byte[] marks) {
    if (nanos.length != bytes.length || nanos.length != marks.length) {
      throw new IllegalArgumentException(
          "%d frames, but %d sizes and marks of %d."
              .formatted(nanos.length, bytes.length, marks.length));
    }
    this.nanos = nanos;
    this.bytes = bytes;
    this.marks = marks;
    int blocks = nanos.length / BLOCK + 1;
    bytesBefore = new long[blocks];
    markedBefore = new int[Mark.values().length][blocks];
    sum();
  }

  /** Once through for all sums: somebody waits for a million frames. */
  private void sum() {
    int[] tokens = markedBefore[Mark.TOKEN.place];
    int[] reads = markedBefore[Mark.READ.place];
    int[] heartbeats = markedBefore[Mark.HEARTBEAT.place];
    for (int block = 1; block < bytesBefore.length; block++) {
      long weight = 0;
      int token = 0;
      int read = 0;
      int heartbeat = 0;
      for (int i = (block - 1) * BLOCK; i < block * BLOCK; i++) {
        int bits = marks[i];
        weight += bytes[i];
        token += bits >> Mark.TOKEN.place & 1;
        read += bits >> Mark.READ.place & 1;
        heartbeat += bits >> Mark.HEARTBEAT.place & 1;
      }
      bytesBefore[block] = bytesBefore[block - 1] + weight;
      tokens[block] = tokens[block - 1] + token;
      reads[block] = reads[block - 1] + read;
      heartbeats[block] = heartbeats[block - 1] + heartbeat;
    }
  }

  int size() {
    return nanos.length;
  }

  /** In milliseconds. */
  double time(int frame) {
    return Math.max(0, nanos[frame] / NANOS_A_MILLI);
  }

  int bytes(int frame) {
    return bytes[frame];
  }

  /** How many bytes came before a frame. */
  long bytesBefore(int frame) {
    int block = frame / BLOCK;
    long sum = bytesBefore[block];
    for (int i = block * BLOCK; i < frame; i++) {
      sum += bytes[i];
    }
    return sum;
  }

  /** How many frames before one bear a mark. */
  int markedBefore(Mark mark, int frame) {
    int block = frame / BLOCK;
    int count = markedBefore[mark.place][block];
    for (int i = block * BLOCK; i < frame; i++) {
      count += marks[i] >> mark.place & 1;
    }
    return count;
  }

  /** How many frames bear a mark. */
  int marked(Mark mark) {
    return markedBefore(mark, size());
  }
}
