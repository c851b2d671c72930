package dev.sage.workbench.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one in memory at a time. Not thread-safe. */
final class StoreLines {

  private final InputStream in;
  private final byte[] block = new byte[64 << 10];
  private int from;
  private int to;
  private long number;
  private long read;

  StoreLines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line without its end; null where there is none.
   *
   * @throws LineFault where it is too long or not UTF-8
   */
  @Nullable String next() throws IOException {
    if (from == to && !more()) {
      return null;
    }
    number++;
    var line = new ByteArrayOutputStream();
    while (from < to || more()) {
      int end = from;
      while (end < to && block[end] != '\n') {
        end++;
      }
      line.write(block, from, end - from);
      boolean whole = end < to;
      from = whole ? end + 1 : end;
      if (whole) {
        break;
      }
      if (line.size() > ImportRun.MAX_BYTES) {
        throw new LineFault("it is longer than 256 MiB");
      }
    }
    return text(line.toByteArray());
  }

  private boolean more() throws IOException {
    from = 0;
    to = Math.max(0, in.read(block));
    read += to;
    return to > 0;
  }

  private String text(byte[] line) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      return number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException malformed) {
      throw new LineFault("it is not UTF-8");
    }
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** How many bytes are read. */
  long read() {
    return read;
  }
}
