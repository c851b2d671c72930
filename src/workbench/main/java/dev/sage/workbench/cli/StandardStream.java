package dev.sage.workbench.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A standard stream that knows why it could not be written. Thread-safe as its parent is. */
final class StandardStream extends PrintStream {

  private final Watched watched;

  StandardStream(OutputStream out) {
    this(new Watched(out));
  }

  private StandardStream(Watched watched) {
    super(new BufferedOutputStream(watched, 16_384), false, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  /** Whether it was a pipe that nobody reads any more: no failure, {@code sage calls | head}. */
  boolean pipeClosed() {
    return watched.pipeClosed;
  }

  private static final class Watched extends FilterOutputStream {
    private volatile boolean pipeClosed;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        // Java has no type for it; Linux, macOS and Windows all name the pipe.
        pipeClosed |= String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        throw e;
      }
    }
  }
}
