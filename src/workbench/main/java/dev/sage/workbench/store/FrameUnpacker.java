package dev.sage.workbench.store;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the blobs of a block that {@link FramePacker} wrote. Stateless. */
final class FrameUnpacker {

  private FrameUnpacker() {}

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
