package dev.sage.benchmarks.console;

import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.tour.MadeUp;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;

/** A matrix of 4,000 cells: run from a file of inputs, scrolled, and opened from the history. */
final class MatrixPart {
  private static final int ROWS = 1_000;
  private static final int COLUMNS = 4;
  private static final int PULSES = 300;

  private MatrixPart() {}

  static void measure(Path folder) throws IOException, InterruptedException {
    Path inputs =
        Files.writeString(
            folder.resolve("inputs.csv"),
            IntStream.range(0, ROWS)
                .mapToObj(row -> "subject number " + row + "\n")
                .collect(Collectors.joining("", "topic\n", "")));
    Path recording = MadeUp.stream(folder, "cell", 40, i -> "word" + i + " ");
    Path home = folder.resolve("matrix-home");
    try (Window window = Window.open(home, Speed.INSTANT, List.of(recording), inputs)) {
      double before = Heap.megabytes();
      Fx.run(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            window.panels().compare().runWith(Collections.nCopies(COLUMNS, "sim-openai/cell"), "");
          });
      Fx.await("the question", () -> window.shown("#compare-confirm-go"));
      Button go = window.find("#compare-confirm-go", Button.class);
      Frames frames = Frames.watch();
      long begun = System.nanoTime();
      Fx.run(go::fire);
      Fx.await("cells", () -> !window.panels().compare().idle());
      Fx.await("all cells", window.panels().compare()::idle);
      String seconds = String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begun) / 1e9);
      Table.row("4,000 cells run, every answer 42 frames", "–", seconds, "");
      Table.streamed("the grid meanwhile", frames.stop());
      window.workbench().store().flush();
      scroll(window, "the run");
      double heap = Heap.megabytes();
      Table.row(
          "heap that 4,000 cells and their answers take",
          "–",
          String.format(Locale.ROOT, "%.0f MB (%.0f before)", heap - before, before),
          "");
      reopen(window);
    }
  }

  private static void reopen(Window window) throws InterruptedException {
    Fx.run(
        () ->
            window.panels().compare().actions().stream()
                .filter(action -> action.id().equals("compare.history"))
                .forEach(action -> action.perform()));
    Fx.await("the history", () -> window.shown("#compare-history-list .list-cell:filled"));
    VirtualRows grid = window.find("#compare-grid", VirtualRows.class);
    Fx.run(() -> grid.scrollTo(ROWS));
    Button open = window.find("#compare-history-open", Button.class);
    Frames frames = Frames.watch();
    long opened = System.nanoTime();
    Fx.run(open::fire);
    Fx.await(
        "the earlier run",
        () ->
            window.says("#compare-grid", "subject number 0")
                && window.says("#compare-grid", "word0"));
    Frames.each(1, pulse -> {});
    Table.millis("opened from the history until its cells are shown", 500, Fx.since(opened));
    Table.streamed("the window meanwhile", frames.stop());
    scroll(window, "the run from the history");
  }

  private static void scroll(Window window, String what) throws InterruptedException {
    VirtualRows grid = window.find("#compare-grid", VirtualRows.class);
    window.check("1,000 rows", () -> grid.size() == ROWS);
    Fx.run(() -> grid.scrollTo(0));
    Frames frames = Frames.watch();
    Frames.each(PULSES, pulse -> grid.scrollTo(pulse * 3));
    Table.scrolled(what + " scrolled, three rows a pulse", frames.stop());
    Frames.each(2, pulse -> {});
    window.check("row 898", () -> window.says("#compare-grid", "subject number 897"));
    window.check("answers", () -> window.says("#compare-grid", "word0"));
  }
}
