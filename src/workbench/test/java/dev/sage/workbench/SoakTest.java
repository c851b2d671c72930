package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.compare.CompareRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An hour of eight columns at 200 tokens a second each, as fast as they come, through the library
 * and into the store: nothing grows.
 */
class SoakTest {

  private static final int COLUMNS = 8;
  private static final int TOKENS = 200 * 3600;
  private static final int ROUNDS = 24;

  /** The first rounds fill what is kept on purpose: pools, caches, pages of the store. */
  private static final int WARM = ROUNDS / 4;

  /** Of this process, on Linux and macOS. */
  private static final Path FILES = Path.of("/dev/fd");

  @TempDir Path folder;

  @Test
  void some_seconds_of_eight_streams_are_all_there() throws Exception {
    List<Point> points = soak(3, 500);

    assertThat(points).hasSize(3);
  }

  /** {@code mvn -Psoak}: some minutes. */
  @Test
  @Tag("soak")
  void an_hour_of_eight_streams_leaves_nothing_behind() throws Exception {
    List<Point> points = soak(ROUNDS, TOKENS / ROUNDS);

    assertThat(growth(points, Point::heap)).as("bytes of heap").isLessThan(8L << 20);
    assertThat(growth(points, Point::files)).as("open files and sockets").isLessThanOrEqualTo(2);
    assertThat(growth(points, Point::threads)).as("platform threads").isLessThanOrEqualTo(2);
  }

  /**
   * What is taken when a round is over.
   *
   * @param heap in bytes, after a collection
   * @param files descriptors that the process has open; 0 where the system does not say
   */
  private record Point(long heap, long files, long threads) {
    static Point now() throws IOException {
      System.gc();
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      long threads = ManagementFactory.getThreadMXBean().getThreadCount();
      if (!Files.isDirectory(FILES)) {
        return new Point(heap, 0, threads);
      }
      try (var open = Files.list(FILES)) {
        return new Point(heap, open.count(), threads);
      }
    }
  }

  /** How much more the least of the last rounds is than the most of those before. */
  private static long growth(List<Point> points, ToLongFunction<Point> of) {
    int middle = (WARM + points.size()) / 2;
    long before = points.subList(WARM, middle).stream().mapToLong(of).max().orElseThrow();
    long after = points.subList(middle, points.size()).stream().mapToLong(of).min().orElseThrow();
    return after - before;
  }

  private List<Point> soak(int rounds, int tokens) throws Exception {
    var options =
        WorkbenchOptions.of(new Home(folder.resolve("home")), notice -> {})
            .withEnvironment(Map.of("SAGE_KEYCHAIN", "off"))
            .withSimulator(
                SimulatorOptions.DEFAULT
                    .withSpeed(Speed.INSTANT)
                    .withRecordings(List.of(recording(tokens))));
    var points = new ArrayList<Point>();
    try (var workbench = Workbench.open(options)) {
      for (int round = 1; round <= rounds; round++) {
        long begun = System.nanoTime();
        ask(workbench);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Point point = Point.now();
        points.add(point);
        System.out.printf(
            Locale.ROOT,
            "soak %d/%d: %,.0f frames/s, heap %d MB, %d files, %d threads%n",
            round,
            rounds,
            COLUMNS * tokens / seconds,
            point.heap() >> 20,
            point.files(),
            point.threads());
      }
      assertThat(workbench.store().care().check().sound()).as("the store is in order").isTrue();
    }
    return points;
  }

  private static void ask(Workbench workbench) throws InterruptedException {
    var models = Collections.nCopies(COLUMNS, "sim-openai/soak");
    var request =
        CompareRequest.of(models, ChatRequest.of("sim-openai/soak", Message.user("Go on.")));
    try (var comparison = workbench.compare(request, cell -> {})) {
      comparison.await();
      assertThat(comparison.cells())
          .hasSize(COLUMNS)
          .allMatch(cell -> cell.status() == CellStatus.COMPLETE);
    }
    workbench.store().flush();
  }

  private Path recording(int tokens) throws IOException {
    Path recording = Files.createDirectories(folder.resolve("soak"));
    Files.writeString(
        recording.resolve("meta.json"),
        """
        {"api":"openai-chat","status":200,"framing":"sse",\
        "responseHeaders":{"content-type":"text/event-stream"}}
        """);
    try (var body = Files.newBufferedWriter(recording.resolve("body.sse"))) {
      for (int i = 0; i < tokens; i++) {
        body.write("data: {\"choices\":[{\"delta\":{\"content\":\"w" + i + " \"}}]}\n\n");
      }
      body.write("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
      body.write("data: [DONE]\n\n");
    }
    return recording;
  }
}
