package dev.sage.benchmarks.client;

import static dev.sage.benchmarks.client.Measurement.Metric.*;

import com.sun.management.OperatingSystemMXBean;
import dev.sage.benchmarks.client.StreamingClient.TextSink;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A client's process: {@code KIND PORT full|quick|cold}. Measures one client, all on virtual
 * threads, and prints {@link Measurement} lines; cold, only when its first token came.
 */
public final class ClientProcess {

  private static final double MEGABYTE = 1_000_000;

  private final StreamingClient client;
  private final Settings settings;
  private final ExecutorService threads;
  private final Measurement measurement = new Measurement();
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final com.sun.management.ThreadMXBean threadBean =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ClientProcess(StreamingClient client, Settings settings, ExecutorService threads) {
    this.client = client;
    this.settings = settings;
    this.threads = threads;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        StreamingClient client = ClientKind.valueOf(args[0]).connect(Integer.parseInt(args[1]))) {
      // The first token of a cold process comes before anything else is loaded.
      var first = new FirstText();
      threads.submit(() -> client.stream("bench-1", first)).get();
      var process =
          new ClientProcess(
              client, "quick".equals(args[2]) ? Settings.QUICK : Settings.FULL, threads);
      process.measurement.set(FIRST_TOKEN_AT, (double) first.at);
      if (!"cold".equals(args[2])) {
        process.measure();
      }
      process.measurement.lines().forEach(System.out::println);
    }
    // Peers' idle threads would keep the process alive for a minute.
    System.exit(0);
  }

  private void measure() throws Exception {
    measurement.set(
        TTFT_EARLY_MILLIS, firstTokens(Settings.EARLY_CALLS, Settings.EARLY_FIRST_TOKENS));
    warmUp();
    throughput();
    measurement.set(TTFT_MILLIS, firstTokens(settings.callWarmUp(), settings.firstTokens()));
    new PacedStreams(client, settings, threads, system, threadBean).measure(measurement);
    kept();
    measurement.set(CPU_SECONDS, system.getProcessCpuTime() / 1e9);
  }

  /** By processor time, so that a busy machine does not make it shorter. */
  private void warmUp() throws Exception {
    long end = system.getProcessCpuTime() + settings.warmUp().toNanos();
    while (system.getProcessCpuTime() < end) {
      stream(Settings.REQUEST_EVENTS);
    }
  }

  private void throughput() throws Exception {
    long cpu = system.getProcessCpuTime();
    long allocated = threadBean.getTotalThreadAllocatedBytes();
    long start = System.nanoTime();
    double events = stream(settings.throughput());
    double nanos = System.nanoTime() - start;
    measurement.set(EVENTS_PER_SECOND, events * 1e9 / nanos);
    measurement.set(CPU_MICROS_PER_EVENT, (system.getProcessCpuTime() - cpu) / 1e3 / events);
    measurement.set(
        BYTES_PER_EVENT, (threadBean.getTotalThreadAllocatedBytes() - allocated) / events);
  }

  /** Streams requests of the same size one after the other for at least this long. */
  private long stream(Duration atLeast) throws Exception {
    long start = System.nanoTime();
    long events = 0;
    while (System.nanoTime() - start < atLeast.toNanos()) {
      stream(Settings.REQUEST_EVENTS);
      events += Settings.REQUEST_EVENTS;
    }
    return events;
  }

  /** Streams one request and checks that every event came. */
  private @Nullable Object stream(int events) throws Exception {
    var count = new Count();
    Object answer = threads.submit(() -> client.stream("bench-" + events, count)).get();
    if (count.events != events || count.characters != 5L * events) {
      throw new IllegalStateException(
          "delivered %d events with %d characters of %d events"
              .formatted(count.events, count.characters, events));
    }
    return answer;
  }

  /** The median time to the first token, ms. */
  private double firstTokens(int callsBefore, int calls) throws Exception {
    for (int i = 0; i < callsBefore; i++) {
      stream(1);
    }
    var nanos = new long[calls];
    for (int i = 0; i < nanos.length; i++) {
      var first = new FirstText();
      nanos[i] =
          threads
              .submit(
                  () -> {
                    long start = System.nanoTime();
                    client.stream("bench-1", first);
                    return first.at - start;
                  })
              .get();
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }

  private void kept() throws Exception {
    double before = usedHeap();
    keepAnswer(before);
    measurement.set(KEPT_AFTER_MEGABYTES, (usedHeap() - before) / MEGABYTE);
    tenTimes();
  }

  /**
   * A whole stream between two rows of tenths, so that what the process was doing before it (a
   * collection, other code) burdens neither alone; a single tenth is at the mercy of the machine.
   */
  private void tenTimes() throws Exception {
    double[] first = timed(Settings.TENTHS, settings.keptEvents() / 10);
    double[] whole = timed(1, settings.keptEvents());
    double[] last = timed(Settings.TENTHS, settings.keptEvents() / 10);
    double tenths = 2 * Settings.TENTHS;
    measurement.set(TEN_TIMES, whole[0] * tenths / (first[0] + last[0]));
    measurement.set(TEN_TIMES_CPU, whole[1] * tenths / (first[1] + last[1]));
  }

  /** The time and the processor time of so many streams, ns. */
  private double[] timed(int streams, int events) throws Exception {
    long start = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    for (int i = 0; i < streams; i++) {
      stream(events);
    }
    double nanos = System.nanoTime() - start;
    return new double[] {nanos, system.getProcessCpuTime() - cpu};
  }

  private void keepAnswer(double heapBefore) throws Exception {
    Object answer = stream(settings.keptEvents());
    try {
      measurement.set(KEPT_MEGABYTES, (usedHeap() - heapBefore) / MEGABYTE);
    } finally {
      Reference.reachabilityFence(answer);
    }
  }

  private static double usedHeap() throws InterruptedException {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < 3; i++) {
      System.gc();
      // Reference handlers run on a thread of their own.
      Thread.sleep(Duration.ofMillis(50));
    }
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** When the first text came. */
  private static final class FirstText implements TextSink {
    private volatile long at;

    @Override
    public void text(String value) {
      if (at == 0) {
        at = System.nanoTime();
      }
    }
  }

  /** How much came. */
  private static final class Count implements TextSink {
    private long events;
    private long characters;

    @Override
    public void text(String value) {
      events++;
      characters += value.length();
    }
  }
}
