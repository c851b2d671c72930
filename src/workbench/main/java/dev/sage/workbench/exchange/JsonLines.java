package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, however long one is. Not thread-safe. */
final class JsonLines implements AutoCloseable {

  private final InputStream in;
  private int number;
  private long read;

  JsonLines(Path file) throws IOException {
    this.in = new BufferedInputStream(Files.newInputStream(file));
  }

  /** The number of the line that was read last, from 1. */
  int number() {
    return number;
  }

  /** How many bytes were read. */
  long read() {
    return read;
  }

  /** The next line, without a byte order mark; null where there is none. */
  @Nullable String next() throws IOException {
    var line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    while (b >= 0 && b != '\n') {
      // What does not fit is no frame of anybody: its rest is passed over.
      if (line.size() < ImportRun.MAX_BYTES) {
        line.write(b);
      }
      read++;
      b = in.read();
    }
    read++;
    var text = line.toString(UTF_8);
    return number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
