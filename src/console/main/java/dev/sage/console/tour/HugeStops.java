package dev.sage.console.tour;

import dev.sage.console.Panels;
import dev.sage.console.compare.ComparePanel;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.streams.StreamsPanel;
import dev.sage.workbench.Target;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;

/**
 * What is as large as it may get: a grid of four thousand cells, a stream of a million frames, a
 * frame of 16 MiB. Only in the tour of everything: they take half a minute. FX thread only.
 */
final class HugeStops {
  private static final int INPUTS = 1_000;
  private static final int COLUMNS = 4;
  private static final int WORDS = 40;

  /** A million of them in five seconds. */
  private static final long APART_NANOS = 5_000;

  private static final int MILLION = 1_000_000;
  private static final int HUGE_FRAME = 16 * 1024 * 1024 - 1024;

  private final ComparePanel compare;
  private final StreamsPanel streams;
  private final Workbench workbench;
  private final Path folder;

  HugeStops(Panels panels, Workbench workbench) {
    this.compare = panels.compare();
    this.streams = panels.streams();
    this.workbench = workbench;
    this.folder = workbench.home().folder().resolve("huge");
  }

  List<Stop> all() {
    return List.of(
        TourStops.at(PanelId.COMPARE, "compare-huge-inputs", shell -> inputs())
            .until(() -> compare.side().inputs().rowsProperty().get().present()),
        TourStops.at(
            PanelId.COMPARE,
            "compare-huge-confirm",
            shell -> run(COLUMNS, "cell", WORDS, i -> "word" + i + " ")),
        Stop.of("compare-huge-running", HugeStops::go).until(() -> !compare.idle()),
        TourStops.at(PanelId.COMPARE, "compare-huge-grid", shell -> {}).until(compare::idle),
        TourStops.at(PanelId.COMPARE, "compare-huge-grid-end", HugeStops::toTheEnd),
        TourStops.at(
                PanelId.COMPARE,
                "compare-huge-million",
                shell -> {
                  compare.side().inputs().remove();
                  ask("Write a million words.");
                  run(1, "million", MILLION, i -> i % 12 == 11 ? "word\n" : "word" + i + " ");
                })
            .until(compare::idle),
        TourStops.at(PanelId.STREAMS, "streams-huge-million", shell -> streams.openNewest())
            .until(streams::settled),
        TourStops.at(
                PanelId.STREAMS,
                "streams-huge-million-end",
                shell -> {
                  if (shell.scene().lookup("#streams-frames") instanceof VirtualRows frames) {
                    frames.selectedProperty().set(frames.size() - 1);
                    frames.scrollTo(frames.size());
                  }
                })
            .until(streams::settled),
        TourStops.at(
                PanelId.COMPARE,
                "compare-huge-frame",
                shell -> run(1, "frame", 2, i -> "x".repeat(i == 1 ? HUGE_FRAME : 1)))
            .until(compare::idle),
        TourStops.at(PanelId.STREAMS, "streams-huge-frame", shell -> streams.openNewest())
            .until(streams::settled));
  }

  private void inputs() {
    ask("Write about {{topic}}.");
    String rows =
        IntStream.range(0, INPUTS)
            .mapToObj(row -> "subject number " + row + "\n")
            .collect(Collectors.joining("", "topic\n", ""));
    try {
      Path csv = Files.createDirectories(folder).resolve("inputs.csv");
      compare.side().inputs().choose(Files.writeString(csv, rows));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void ask(String words) {
    compare.show(
        Prompt.blank(List.of(Column.of("sim-openai/clean")))
            .withTurns(List.of(new Turn.User(words))));
  }

  private void run(int columns, String name, int frames, IntFunction<String> text) {
    try {
      Path recording =
          MadeUp.stream(folder, name, frames, text, frame -> (long) frame * APART_NANOS);
      String model =
          workbench.play(recording).stream().map(Target::model).findFirst().orElseThrow();
      compare.runWith(Collections.nCopies(columns, model), "");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** So many cells are asked about first. */
  private static void go(Shell shell) {
    if (shell.scene().lookup("#compare-confirm-go") instanceof Button go) {
      go.fire();
    }
  }

  private static void toTheEnd(Shell shell) {
    if (shell.scene().lookup("#compare-grid") instanceof VirtualRows grid) {
      grid.scrollTo(grid.size());
    }
  }
}
