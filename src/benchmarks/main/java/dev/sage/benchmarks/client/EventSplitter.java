package dev.sage.benchmarks.client;

import dev.sage.benchmarks.client.StreamingClient.TextSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The floors' reader: finds the data line of each event in a reused buffer, without the rest of the
 * event-stream grammar. Not thread-safe; one for each response.
 */
final class EventSplitter {

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':', ' '};

  private final DeltaReader reader;
  private final TextSink sink;
  private byte[] buffer = new byte[64 * 1024];

  EventSplitter(DeltaReader reader, TextSink sink) {
    this.reader = reader;
    this.sink = sink;
  }

  /** Reads the whole body. */
  void drain(InputStream body) throws IOException {
    int filled = 0;
    for (int read = body.read(buffer, 0, buffer.length);
        read >= 0;
        read = body.read(buffer, filled, buffer.length - filled)) {
      filled = split(filled + read);
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
    }
  }

  /** Handles the complete lines and returns how many bytes of an incomplete one remain. */
  private int split(int end) throws IOException {
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (buffer[i] == '\n') {
        line(start, i);
        start = i + 1;
      }
    }
    System.arraycopy(buffer, start, buffer, 0, end - start);
    return end - start;
  }

  private void line(int start, int end) throws IOException {
    int data = start + DATA.length;
    if (end > data
        && Arrays.equals(buffer, start, data, DATA, 0, DATA.length)
        && buffer[data] == '{') {
      reader.read(buffer, data, end - data, sink);
    }
  }
}
