package dev.sage.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes the events of all paced streams, each with the time of its writing in its text. One thread
 * and a tick of one millisecond, so that the server costs the clients little. Thread-safe.
 */
final class Pacer {

  private static final long TICK_NANOS = 1_000_000;
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long STAMP_MODULUS = 100_000_000;

  private final List<PacedStream> arriving = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("pacer").unstarted(this::run);

  void start() {
    thread.start();
  }

  /**
   * Writes the events of one stream and returns after the last.
   *
   * @throws IOException where the client has gone
   */
  void write(Script script, OutputStream out, int events, int rate) throws IOException {
    var stream = new PacedStream(script, out, events, SECOND_NANOS / rate);
    synchronized (arriving) {
      arriving.add(stream);
    }
    LockSupport.unpark(thread);
    IOException failure = stream.done.join();
    if (failure != null) {
      throw failure;
    }
  }

  private void run() {
    var streams = new ArrayList<PacedStream>();
    while (true) {
      synchronized (arriving) {
        streams.addAll(arriving);
        arriving.clear();
      }
      if (streams.isEmpty()) {
        LockSupport.park(this);
        continue;
      }
      long now = System.nanoTime();
      streams.removeIf(stream -> stream.writeWhatIsDue(now));
      LockSupport.parkNanos(this, TICK_NANOS);
    }
  }

  /** One stream; used by the pacer's thread alone but for {@code done}. */
  private static final class PacedStream {
    private final Script script;
    private final OutputStream out;
    private final byte[] frame;
    private final long interval;
    private final CompletableFuture<@org.jspecify.annotations.Nullable IOException> done =
        new CompletableFuture<>();
    private int remaining;
    private long due = System.nanoTime();

    PacedStream(Script script, OutputStream out, int events, long interval) {
      this.script = script;
      this.out = out;
      this.frame = script.stamped().clone();
      this.interval = interval;
      this.remaining = events;
    }

    /** Returns whether the stream is over. */
    boolean writeWhatIsDue(long now) {
      try {
        while (remaining > 0 && due - now <= 0) {
          stamp(System.nanoTime() / 1000 % STAMP_MODULUS);
          out.write(frame);
          due += interval;
          remaining--;
        }
      } catch (IOException e) {
        done.complete(e);
        return true;
      }
      return remaining == 0 && done.complete(null);
    }

    private void stamp(long micros) {
      long rest = micros;
      for (int i = 7; i >= 0; i--) {
        frame[script.stampOffset() + i] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
  }
}
