package dev.sage.workbench.store;

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
    var entry = new FrameEntries(entries, firstSequence);
    var frames = new ArrayList<StoredFrame>();
    while (entry.next()) {
      frames.add(entry.frame(zeroNanos));
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
