package dev.sage.workbench.store;

import dev.sage.workbench.packed.Varints;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the entries of a block that {@link FramePacker} wrote, a frame at a time, without an
 * object for each: a call may have a million. Not thread-safe.
 */
final class FrameEntries {

  private final Varints.Reader in;
  private final List<String> types = new ArrayList<>();
  private long sequence;
  private int flags;
  private int attempt;
  private long nanos;
  private int length;
  private int storedLength;
  private long offset;
  private long read;
  private String type = "";

  /**
   * Stands before the first frame.
   *
   * @param deflated the entries as stored
   * @param firstSequence of the block
   */
  FrameEntries(byte[] deflated, long firstSequence) {
    this.in = new Varints.Reader(FrameUnpacker.inflate(deflated));
    this.sequence = firstSequence - 1;
  }

  /** Goes to the next frame, if there is one. */
  boolean next() {
    if (!in.more()) {
      return false;
    }
    long nextOffset = offset + length;
    sequence++;
    flags = (int) in.number();
    attempt = (int) in.number();
    nanos += in.signed();
    length = (int) in.number();
    storedLength = redacted() ? (int) in.number() : length;
    offset = nextOffset + in.signed();
    read += in.signed();
    if ((flags & FramePacker.NEW_TYPE) != 0) {
      type = in.text();
      types.add(type);
    } else {
      type = types.get((int) in.number());
    }
    return true;
  }

  long sequence() {
    return sequence;
  }

  int attempt() {
    return attempt;
  }

  /** On the clock of the store: nothing is taken off. */
  long nanos() {
    return nanos;
  }

  int length() {
    return length;
  }

  int storedLength() {
    return storedLength;
  }

  boolean redacted() {
    return (flags & FramePacker.REDACTED) != 0;
  }

  boolean token() {
    return (flags & FramePacker.TOKEN) != 0;
  }

  long read() {
    return read;
  }

  String type() {
    return type;
  }

  /**
   * The frame as a record.
   *
   * @param zeroNanos what to take off its time
   */
  StoredFrame frame(long zeroNanos) {
    return new StoredFrame(
        sequence,
        attempt,
        nanos - zeroNanos,
        offset,
        length,
        storedLength,
        redacted(),
        token(),
        read,
        type);
  }
}
