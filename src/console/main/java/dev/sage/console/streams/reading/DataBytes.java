package dev.sage.console.streams.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The data of a frame as bytes, and where in the frame each of them stands: an event may have
 * several lines of data. Immutable, thread-safe.
 */
final class DataBytes {
  /** No byte of the data. */
  static final int NOWHERE = -1;

  private static final byte[] NAME = {'d', 'a', 't', 'a'};

  private final byte[] data;

  /** For each line of data: where it begins in the data, and where in the frame. */
  private final int[] inData;

  private final int[] inFrame;

  private DataBytes(byte[] data, int[] inData, int[] inFrame) {
    this.data = data;
    this.inData = inData;
    this.inFrame = inFrame;
  }

  /** The data that {@link FrameData#text} has as a text. */
  static DataBytes of(byte[] frame) {
    if (!FrameData.bare(frame)) {
      return new Lines(frame).read();
    }
    int from = 0;
    while (from < frame.length && frame[from] != '{') {
      from++;
    }
    int to = frame.length - 1;
    while (to >= from && frame[to] != '}') {
      to--;
    }
    return to < from
        ? whole(frame)
        : new DataBytes(Arrays.copyOfRange(frame, from, to + 1), new int[1], new int[] {from});
  }

  /** A body that is one value. */
  static DataBytes whole(byte[] body) {
    return new DataBytes(body, new int[1], new int[1]);
  }

  byte[] bytes() {
    return data;
  }

  /** Where in the frame a byte of the data stands. */
  int inFrame(int at) {
    int line = inData.length - 1;
    while (line > 0 && inData[line] > at) {
      line--;
    }
    return inData.length == 0 ? at : inFrame[line] + at - inData[line];
  }

  /** Which byte of the data a byte of the frame is; {@link #NOWHERE} for one beside the data. */
  int inData(int at) {
    for (int line = inFrame.length - 1; line >= 0; line--) {
      if (inFrame[line] <= at) {
        int found = inData[line] + at - inFrame[line];
        // Behind each line but the last stands the line feed that joins it to the next.
        int end = line + 1 < inData.length ? inData[line + 1] - 1 : data.length;
        return found < end ? found : NOWHERE;
      }
    }
    return NOWHERE;
  }

  /** Takes the lines of an event apart. */
  private static final class Lines {
    private final byte[] frame;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int[] inData = new int[4];
    private int[] inFrame = new int[4];
    private int count;

    Lines(byte[] frame) {
      this.frame = frame;
    }

    DataBytes read() {
      FrameLines.of(frame).forEach(line -> line(line.from(), line.to()));
      return new DataBytes(
          data.toByteArray(), Arrays.copyOf(inData, count), Arrays.copyOf(inFrame, count));
    }

    private void line(int from, int end) {
      int colon = from + NAME.length;
      if (colon >= end
          || frame[colon] != ':'
          || !Arrays.equals(frame, from, colon, NAME, 0, NAME.length)) {
        return;
      }
      int value = colon + 1 < end && frame[colon + 1] == ' ' ? colon + 2 : colon + 1;
      if (count > 0) {
        data.write('\n');
      }
      if (count == inData.length) {
        inData = Arrays.copyOf(inData, count * 2);
        inFrame = Arrays.copyOf(inFrame, count * 2);
      }
      inData[count] = data.size();
      inFrame[count++] = value;
      data.write(frame, value, end - value);
    }
  }
}
