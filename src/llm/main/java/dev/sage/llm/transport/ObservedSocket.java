package dev.sage.llm.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A socket that counts its reads and notes when each came back: what arrived together in one read
 * is handed out chunk by chunk further up, and would look as if it had arrived one after the other.
 * Read by one thread at a time.
 */
final class ObservedSocket extends Socket {

  private volatile long reads;
  private volatile long lastReadNanos;
  private volatile long bytes;

  /** How many reads have brought bytes. */
  long reads() {
    return reads;
  }

  /** How many bytes they brought. */
  long bytes() {
    return bytes;
  }

  /** {@link System#nanoTime} of the last of them. */
  long lastReadNanos() {
    return lastReadNanos;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Counting(super.getInputStream());
  }

  private final class Counting extends FilterInputStream {
    Counting(InputStream in) {
      super(in);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one reader, many who look
    public int read(byte[] buffer, int from, int length) throws IOException {
      int count = in.read(buffer, from, length);
      lastReadNanos = System.nanoTime();
      reads++;
      bytes += Math.max(0, count);
      return count;
    }
  }
}
