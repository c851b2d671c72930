package dev.sage.workbench.store;

import dev.sage.workbench.packed.Varints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the blobs of a block that {@link FramePacker} wrote. Stateless. */
final class FrameUnpacker {

  private FrameUnpacker() {}

  /**
   * The frames of a block.
   *
   * @param firstSequence of the block
   * @param zeroNanos what to take off each time
   */
  static List<StoredFrame> frames(byte[] entries, long firstSequence, long zeroNanos) {
    var in = new Varints.Reader(inflate(entries));
    var frames = new ArrayList<StoredFrame>();
    var types = new ArrayList<String>();
    long sequence = firstSequence;
    long nanos = 0;
    long nextOffset = 0;
    long read = 0;
    while (in.more()) {
      int flags = (int) in.number();
      boolean redacted = (flags & FramePacker.REDACTED) != 0;
      int attempt = (int) in.number();
      nanos += in.signed();
      int length = (int) in.number();
      int storedLength = redacted ? (int) in.number() : length;
      long offset = nextOffset + in.signed();
      read += in.signed();
      if ((flags & FramePacker.NEW_TYPE) != 0) {
        types.add(in.text());
      }
      String type =
          (flags & FramePacker.NEW_TYPE) != 0 ? types.getLast() : types.get((int) in.number());
      frames.add(
          new StoredFrame(
              sequence++,
              attempt,
              nanos - zeroNanos,
              offset,
              length,
              storedLength,
              redacted,
              (flags & FramePacker.TOKEN) != 0,
              read,
              type));
      nextOffset = offset + length;
    }
    return frames;
  }

  /** What {@link FramePacker} deflated. */
  static byte[] inflate(byte[] deflated) {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      byte[] out = new byte[Math.max(64, deflated.length * 4)];
      int size = 0;
      while (!inflater.finished()) {
        int more = inflater.inflate(out, size, out.length - size);
        size += more;
        // A block of empty frames ends without having given a byte.
        boolean stuck = more == 0 && !inflater.finished();
        if (stuck && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("cut off");
        }
        if (size == out.length) {
          out = Arrays.copyOf(out, out.length * 2);
        }
      }
      return Arrays.copyOf(out, size);
    } catch (DataFormatException e) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          "A block of stored frames is damaged. \"sage store check\" looks for more.",
          e);
    } finally {
      inflater.end();
    }
  }
}
