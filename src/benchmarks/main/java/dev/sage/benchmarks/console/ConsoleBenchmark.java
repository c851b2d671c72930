package dev.sage.benchmarks.console;

import static dev.sage.benchmarks.console.Table.NO_TARGET;

import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.tour.MadeUp;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.TabPane;

/**
 * The figures of the console, measured in the real window without a display: software rendering,
 * the simulator in the same process. Prints a table of what was measured beside its target.
 */
public final class ConsoleBenchmark {
  private static final int MILLION = 1_000_000;
  private static final int FEW = 50_000;
  private static final int PULSES = 300;

  /** A frame of 16 MiB with what stands around its text is over the library's limit. */
  private static final int HUGE = 16 * 1024 * 1024 - 1024;

  private static final int COLUMNS = 8;
  private static final double PACE = 200;

  /** A recording is played in ten seconds at most. */
  private static final int SECONDS = 8;

  private static final int ROUNDS = 12;

  private final Path folder;

  private ConsoleBenchmark(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs all of it, or the parts that are named: start, packaged, resident, million, frame, lines,
   * request, matrix, columns, hour, timeline, calls; timeline-10m and calls-50k only by name.
   */
  public static void main(String[] arguments) throws Exception {
    if (System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless");
    }
    System.setProperty("prism.order", "sw");
    System.setProperty("prism.lcdtext", "false");
    long begun = System.nanoTime();
    Platform.startup(() -> Platform.setImplicitExit(false));
    Path folder = Files.createTempDirectory("sage-console-benchmark");
    try {
      new ConsoleBenchmark(folder).run(parts(arguments), begun);
    } finally {
      Platform.exit();
      delete(folder);
    }
    System.exit(0);
  }

  private void run(List<String> parts, long begun) throws IOException, InterruptedException {
    Table.begin();
    if (wanted(parts, "start")) {
      start(begun);
    }
    if (wanted(parts, "packaged")) {
      PackagedStart.measure(folder);
    }
    if (wanted(parts, "resident")) {
      ResidentPart.measure(folder);
    }
    if (wanted(parts, "million")) {
      million();
    }
    if (wanted(parts, "frame")) {
      frame();
    }
    if (wanted(parts, "lines")) {
      lines();
    }
    if (wanted(parts, "request")) {
      RequestPart.measure(folder);
    }
    if (wanted(parts, "matrix")) {
      MatrixPart.measure(folder);
    }
    if (wanted(parts, "columns")) {
      columns();
    }
    if (wanted(parts, "hour")) {
      hour();
    }
    if (wanted(parts, "timeline")) {
      TimelinePart.measure(folder, MILLION);
    }
    if (wanted(parts, "calls")) {
      CallsPart.measure(folder, MILLION);
    }
    // Only by name: to try it.
    if (parts.contains("calls-50k")) {
      CallsPart.measure(folder, FEW);
    }
    // Not among all of them: ten minutes to fill, and some gigabytes.
    if (parts.contains("timeline-10m")) {
      TimelinePart.measure(folder, 10 * MILLION);
    }
  }

  /** What Maven passes is one text, "true" where no part is named. */
  private static List<String> parts(String[] arguments) {
    String named = String.join(",", arguments);
    return named.isEmpty() || named.equals("true") ? List.of() : List.of(named.split(",", -1));
  }

  private static boolean wanted(List<String> parts, String part) {
    return parts.isEmpty() || parts.contains(part);
  }

  private void start(long begun) throws IOException, InterruptedException {
    try (Window window = Window.open(folder.resolve("start"), Speed.INSTANT, List.of())) {
      Fx.await("the first scenario", () -> window.says("#home", "clean"));
      Frames.each(1, pulse -> {});
      Table.millis("toolkit started until Home is on the screen", NO_TARGET, Fx.since(begun));
      double fromJvm =
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
      Table.millis("JVM started until then, no AOT cache", NO_TARGET, fromJvm);
      window.buildAhead();
      for (PanelId panel : List.of(PanelId.COMPARE, PanelId.STREAMS)) {
        long click = System.nanoTime();
        Fx.run(() -> window.shell().services().navigator().open(panel));
        String id = panel == PanelId.COMPARE ? "#compare" : "#streams";
        Fx.await(id, () -> window.shown(id));
        Frames.each(1, pulse -> {});
        Table.millis(
            "the panel " + panel + " opened for the first time, ten seconds later",
            100,
            Fx.since(click));
      }
    }
  }

  private void million() throws IOException, InterruptedException {
    Path recording = MadeUp.stream(folder, "million", MILLION, i -> "w" + i + " ");
    try (Window window =
        Window.open(folder.resolve("million-home"), Speed.INSTANT, List.of(recording))) {
      for (String round : List.of(" the first time", " again")) {
        long asked = System.nanoTime();
        window.ask(List.of("sim-openai/million"));
        double perSecond = MILLION / (Fx.since(asked) / 1000);
        Table.row(
            "1,000,000 frames through Compare into the store" + round,
            "≥ 100,000 frames/s",
            String.format(Locale.ROOT, "%,.0f frames/s", perSecond),
            perSecond >= 100_000 ? "met" : "**missed**");
      }
      String id = window.newest();
      window.ask(List.of("sim-openai/clean"));
      window.inspect(window.newest());
      Fx.await("a small call", window.panels().streams()::settled);
      String small = window.newest();
      VirtualRows table = window.find("#streams-frames", VirtualRows.class);
      open(window, id, table, "the first time");
      window.inspect(small);
      Fx.await("a small call", window.panels().streams()::settled);
      open(window, id, table, "again");
      window.check("a million rows", () -> table.size() >= MILLION);
      Frames frames = Frames.watch();
      Frames.each(PULSES, pulse -> table.scrollTo(pulse * (MILLION / PULSES)));
      Table.scrolled("jumping through it, 3,333 frames a pulse", frames.stop());
      int last = (PULSES - 1) * (MILLION / PULSES);
      long stopped = System.nanoTime();
      Fx.await("the rows there", () -> window.says("#streams-frames", "w" + last));
      Table.millis("rows filled after the last jump", 100, Fx.since(stopped));
      Fx.run(() -> table.scrollTo(MILLION / 2));
      Fx.await("the middle", () -> window.says("#streams-frames", "w" + MILLION / 2));
      frames = Frames.watch();
      Frames.each(PULSES, pulse -> table.scrollTo(MILLION / 2 + 3 * pulse));
      Table.scrolled("scrolling it, three rows a pulse", frames.stop());
      int end = MILLION / 2 + 3 * (PULSES - 1);
      Fx.await("the rows there", () -> window.says("#streams-frames", "w" + end));
      // Last: a collection makes the heap smaller, and what is timed behind it slower.
      double with = Heap.megabytes();
      window.inspect(small);
      Fx.await("a small call", window.panels().streams()::settled);
      Table.kept("that stream open", with);
    }
  }

  private static void open(Window window, String id, VirtualRows table, String which)
      throws InterruptedException {
    long opened = System.nanoTime();
    window.inspect(id);
    Fx.await("its rows", () -> table.size() >= MILLION && window.says("#streams-frames", "\"w"));
    Frames.each(1, pulse -> {});
    Table.millis("opening that stream, until rows are shown, " + which, 500, Fx.since(opened));
    Fx.await("the call", window.panels().streams()::settled);
    Frames.each(1, pulse -> {});
    Table.millis(
        "until all of it is read and its last frame, " + which, NO_TARGET, Fx.since(opened));
  }

  private void frame() throws IOException, InterruptedException {
    String text = "abcdefghi ".repeat(HUGE / 10);
    Path recording = MadeUp.stream(folder, "huge", 3, i -> i == 1 ? text : "small");
    try (Window window =
        Window.open(folder.resolve("huge-home"), Speed.INSTANT, List.of(recording))) {
      window.ask(List.of("sim-openai/huge"));
      window.inspect(window.newest());
      Fx.await("the call", window.panels().streams()::settled);
      VirtualRows table = window.find("#streams-frames", VirtualRows.class);
      window.check("three frames and the end", () -> table.size() >= 5);
      TabPane tabs = window.find("#streams-detail .tab-pane", TabPane.class);
      select(
          window,
          table,
          tabs,
          2,
          "as JSON",
          () -> window.panels().streams().settled() && window.says("#streams-detail", "choices"));
      select(
          window,
          table,
          tabs,
          0,
          "as bytes",
          () ->
              window.longest(".detail .hex .virtual-rows").size() > HUGE / 16
                  && window.says(".detail .hex", "64 61 74 61"));
      double with = Heap.megabytes();
      Fx.run(() -> table.selectedProperty().set(0));
      Fx.await("a small frame", window.panels().streams()::settled);
      Table.kept("a frame of 16 MiB selected", with);
    }
  }

  private static void select(
      Window window, VirtualRows table, TabPane tabs, int tab, String what, BooleanSupplier shown)
      throws InterruptedException {
    Fx.run(
        () -> {
          tabs.getSelectionModel().select(tab);
          table.selectedProperty().set(0);
        });
    Fx.await("a small frame", window.panels().streams()::settled);
    Frames.each(3, pulse -> {});
    Frames frames = Frames.watch();
    long selected = System.nanoTime();
    Fx.run(() -> table.selectedProperty().set(1));
    Fx.await("the huge frame", shown);
    Frames.each(2, pulse -> {});
    String frame = "a frame of 16 MiB " + what;
    Table.millis(frame + ", selected until it is shown", NO_TARGET, Fx.since(selected));
    Table.streamed(frame, frames.stop());
  }

  private void lines() throws IOException, InterruptedException {
    Path recording =
        MadeUp.stream(folder, "lines", 10_000, i -> ("line " + i + " of the answer\n").repeat(10));
    try (Window window =
        Window.open(folder.resolve("lines-home"), Speed.INSTANT, List.of(recording))) {
      window.ask(List.of("sim-openai/clean"));
      Frames frames = Frames.watch();
      window.ask(List.of("sim-openai/lines"));
      Fx.await("the end of it", () -> window.says("#column-A .answer", "line 9999 of"));
      Table.streamed("an answer of 100,000 lines, as fast as it comes", frames.stop());
      VirtualRows lines = Fx.get(() -> window.longest("#column-A .answer .virtual-rows"));
      int held = Fx.get(lines::size);
      window.check("most lines", () -> held >= 10_000);
      Frames scrolling = Frames.watch();
      Frames.each(PULSES, pulse -> lines.scrollTo(pulse * (held / PULSES)));
      Table.scrolled("scrolling it (" + held + " lines held)", scrolling.stop());
      double with = Heap.megabytes();
      window.ask(List.of("sim-openai/clean"));
      Table.kept("that answer", with);
    }
  }

  private void columns() throws IOException, InterruptedException {
    int tokens = (int) (PACE * SECONDS);
    Path recording =
        MadeUp.stream(folder, "paced", tokens, i -> i % 12 == 11 ? "word\n" : "word" + i + " ");
    Speed speed = new Speed(Duration.ZERO, PACE, 0, 1);
    try (Window window = Window.open(folder.resolve("paced-home"), speed, List.of(recording))) {
      window.ask(List.of("sim-openai/clean"));
      Frames frames = Frames.watch();
      long begun = System.nanoTime();
      window.ask(Collections.nCopies(COLUMNS, "sim-openai/paced"));
      double seconds = Fx.since(begun) / 1000;
      frames.stop();
      for (char column = 'A'; column < 'A' + COLUMNS; column++) {
        String answer = "#column-" + column + " .answer";
        Fx.await("the last words", () -> window.says(answer, "word" + (tokens - 1)));
      }
      String pace = String.format(Locale.ROOT, "8 columns at %.0f tokens/s each", tokens / seconds);
      double busy = 100 * frames.busy();
      Table.row(
          pace + ": FX thread busy",
          "≤ 35 %",
          String.format(Locale.ROOT, "%.0f %%", busy),
          Table.verdict(busy, 35));
      Table.millis(pace + ": gap between pulses, p50", NO_TARGET, frames.gap(0.5));
      Table.millis(pace + ": gap between pulses, p95", 34, frames.gap(0.95));
    }
  }

  private void hour() throws IOException, InterruptedException {
    int each = (int) (PACE * 3600 / COLUMNS / ROUNDS);
    Path recording =
        MadeUp.stream(folder, "part", each, i -> i % 12 == 11 ? "word\n" : "word" + i + " ");
    try (Window window =
        Window.open(folder.resolve("hour-home"), Speed.INSTANT, List.of(recording))) {
      List<String> heaps = new ArrayList<>();
      window.ask(Collections.nCopies(COLUMNS, "sim-openai/part"));
      long begun = System.nanoTime();
      for (int round = 0; round < ROUNDS; round++) {
        window.ask(Collections.nCopies(COLUMNS, "sim-openai/part"));
        Fx.await("its end", () -> window.says("#column-H .answer", "word" + (each - 2)));
        heaps.add(String.format(Locale.ROOT, "%.0f", Heap.megabytes()));
      }
      String took = String.format(Locale.ROOT, "%.0f s", Fx.since(begun) / 1000);
      Table.row(
          "heap after collection, MB, at points of an hour's worth of 200 tokens/s in " + took,
          "flat",
          String.join(", ", heaps),
          "");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
