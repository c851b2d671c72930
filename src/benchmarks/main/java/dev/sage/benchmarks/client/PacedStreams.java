package dev.sage.benchmarks.client;

import static dev.sage.benchmarks.client.Measurement.Metric.*;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.sage.benchmarks.client.StreamingClient.TextSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Many streams at once, each at the speed of a model: what they cost and how late their events
 * come. The delay is from the server's write, whose time is in the text, to the caller's hands;
 * both processes read the same monotonic clock of the machine.
 */
final class PacedStreams {

  private static final long STAMP_MODULUS = 100_000_000;

  private final StreamingClient client;
  private final Settings settings;
  private final ExecutorService threads;
  private final OperatingSystemMXBean system;
  private final ThreadMXBean threadBean;
  private volatile boolean watching;

  PacedStreams(
      StreamingClient client,
      Settings settings,
      ExecutorService threads,
      OperatingSystemMXBean system,
      ThreadMXBean threadBean) {
    this.client = client;
    this.settings = settings;
    this.threads = threads;
    this.system = system;
    this.threadBean = threadBean;
  }

  void measure(Measurement measurement) throws Exception {
    // A second to settle before the watched time, half a second to spare after it.
    long seconds = settings.paced().toSeconds() + 2;
    int events = Math.toIntExact(seconds * settings.rate());
    var begun = new CountDownLatch(settings.streams());
    var delays = new ArrayList<Delays>();
    var running = new ArrayList<Future<@Nullable Object>>();
    String model = "bench-%d-%d".formatted(events, settings.rate());
    for (int i = 0; i < settings.streams(); i++) {
      var sink = new Delays(events, begun);
      delays.add(sink);
      running.add(threads.submit(() -> client.stream(model, sink)));
    }
    if (!begun.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException(begun.getCount() + " streams have not begun within 30 s");
    }
    Thread.sleep(Duration.ofSeconds(1));
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    watching = true;
    Thread.sleep(settings.paced());
    watching = false;
    double cpuNanos = system.getProcessCpuTime() - cpu;
    measurement.set(STREAMS_CPU_PERCENT, 100 * cpuNanos / (System.nanoTime() - start));
    measurement.set(STREAMS_THREADS, threadBean.getThreadCount());
    for (var stream : running) {
      stream.get();
    }
    long[] micros = delays.stream().flatMapToLong(Delays::stream).sorted().toArray();
    if (micros.length == 0) {
      return; // nothing came while they were watched: all of it at once, or at the end
    }
    measurement.set(STREAMS_P50_MILLIS, micros[micros.length / 2] / 1e3);
    measurement.set(STREAMS_P99_MILLIS, micros[(int) (micros.length * 0.99)] / 1e3);
  }

  /** The delays of one stream's events while they are watched. */
  private final class Delays implements TextSink {
    private final long[] micros;
    private final CountDownLatch begun;
    private int count;
    private boolean first = true;

    Delays(int events, CountDownLatch begun) {
      this.micros = new long[events];
      this.begun = begun;
    }

    @Override
    public void text(String value) {
      long now = System.nanoTime() / 1000 % STAMP_MODULUS;
      if (first) {
        first = false;
        begun.countDown();
      }
      if (watching) {
        micros[count++] = Math.floorMod(now - Long.parseLong(value), STAMP_MODULUS);
      }
    }

    java.util.stream.LongStream stream() {
      return Arrays.stream(micros, 0, count);
    }
  }
}
