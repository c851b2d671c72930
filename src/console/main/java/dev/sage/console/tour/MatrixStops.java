package dev.sage.console.tour;

import dev.sage.console.compare.ComparePanel;
import dev.sage.console.compare.matrix.MatrixFilter;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.workbench.prompt.Assertion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Runs over inputs: before, while and after them. FX thread only. */
final class MatrixStops {
  private static final List<String> TARGETS =
      List.of("sim-openai/clean", "sim-anthropic/clean", "sim-gemini/truncated");
  private static final int MANY = 20;

  private final ComparePanel panel;
  private final Path folder;

  /**
   * The stops.
   *
   * @param folder where the files of inputs may be written
   */
  MatrixStops(ComparePanel panel, Path folder) {
    this.panel = panel;
    this.folder = folder;
  }

  List<Stop> all() {
    return List.of(
        stop("compare-inputs-wrong", shell -> choose("wrong.csv", "topic,tone\n\"tides,calm\n"))
            .until(() -> !panel.side().inputs().problemProperty().get().isEmpty()),
        stop("compare-inputs", shell -> choose("topics.csv", topics())).until(this::read),
        stop("compare-matrix-running", shell -> run()).until(this::begun),
        stop("compare-matrix", shell -> {}).until(panel::idle),
        stop("compare-matrix-cell", this::explain),
        stop("compare-matrix-errors", shell -> filter(MatrixFilter.ERRORS)),
        stop("compare-matrix-confirm", this::askForMany),
        stop("compare-history", shell -> TourStops.perform(shell, "compare.history")),
        stop("compare-matrix-left", shell -> leave()));
  }

  private Stop stop(String name, Consumer<Shell> action) {
    return TourStops.at(PanelId.COMPARE, name, action);
  }

  private void choose(String name, String csv) {
    try {
      panel.side().inputs().choose(Files.writeString(folder.resolve(name), csv));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String topics() {
    StringBuilder csv = new StringBuilder("topic\n");
    for (String topic :
        List.of("tides", "garbage collection", "sourdough", "leap seconds", "CRDTs", "HTTP")) {
      csv.append(topic).append('\n');
    }
    return csv.toString();
  }

  private boolean read() {
    return panel.side().inputs().rowsProperty().get().present();
  }

  private void run() {
    panel.expect(List.of(new Assertion(Assertion.Kind.CONTAINS, "patience")));
    panel.runWith(TARGETS, "");
  }

  private boolean begun() {
    return panel.side().matrix().running() || panel.idle();
  }

  private void filter(MatrixFilter filter) {
    panel.side().matrix().filterProperty().set(filter);
  }

  /** The card of the first answer of the grid. */
  private void explain(Shell shell) {
    if (shell.scene().lookup("#compare-grid") instanceof VirtualRows grid) {
      grid.requestFocus();
      grid.selectedProperty().set(grid.first());
      KeyEvent right =
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false);
      Event.fireEvent(grid, right);
      TourStops.perform(shell, "compare.cell.explain");
    }
  }

  private void askForMany(Shell shell) {
    filter(MatrixFilter.ALL);
    panel.repeat(MANY);
    TourStops.perform(shell, "compare.run");
  }

  /** The stops that follow find the panel as it was. */
  private void leave() {
    panel.repeat(1);
    panel.expect(List.of());
    panel.side().inputs().remove();
  }
}
