package dev.sage.console.compare.matrix;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Drafts;
import dev.sage.console.shell.Overlays;
import dev.sage.console.streams.explain.ExplanationCard;
import dev.sage.console.streams.explain.Explanations;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.InputRows;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** The matrix as the panel holds it: models, actions and what lies over it. FX thread only. */
public final class MatrixSide {
  private final RunDesk desk;
  private final InputsModel inputs;
  private final RunGate gate;
  private final MatrixModel matrix;
  private final CellActions cell = new CellActions(this);
  private final MatrixActions actions;
  private @Nullable Overlays overlays;
  private @Nullable MatrixHost host;
  private Consumer<String> keep = text -> {};
  private boolean restoring;

  /**
   * A matrix without a run.
   *
   * @param wake told, on any thread, that there is something to take
   */
  public MatrixSide(RunDesk desk, Runnable wake) {
    this.desk = desk;
    inputs = new InputsModel(desk);
    gate = new RunGate(desk);
    matrix = new MatrixModel(desk, wake);
    actions =
        new MatrixActions(
            Action.of("compare.inputs", Action.Category.GO, this::chooseInputs).on("Ctrl+Shift+O"),
            Action.of("compare.inputs.remove", Action.Category.EDIT, inputs::remove)
                .when(inputs.chosen(), "inputs"),
            Action.of("compare.history", Action.Category.GO, this::history).on("Ctrl+H"),
            Action.of("compare.pause", Action.Category.RUN, matrix::pause)
                .on("Ctrl+Shift+Space")
                .when(
                    Bindings.createBooleanBinding(
                        matrix::running, matrix.progressProperty(), matrix.pausedProperty()),
                    "running"),
            Action.of("compare.missing", Action.Category.RUN, this::runMissing)
                .when(
                    Bindings.createBooleanBinding(
                        () -> !matrix.running() && matrix.progressProperty().get().missing() > 0,
                        matrix.progressProperty()),
                    "missing"),
            looks(),
            cell.all());
    inputs.pathProperty().subscribe(this::changed);
    gate.capProperty().subscribe(this::changed);
    gate.queueProperty().subscribe(this::changed);
    gate.parallelProperty().subscribe(this::changed);
  }

  private List<Action> looks() {
    Stream<Action> filters =
        Stream.of(MatrixFilter.values())
            .map(one -> look("filter." + one.key(), () -> matrix.filterProperty().set(one)));
    Stream<Action> rest =
        Stream.of(
            look("next", () -> move(1)).on("j"),
            look("previous", () -> move(-1)).on("k"),
            Action.of(
                "compare.queue",
                Action.Category.RUN,
                () -> gate.queueProperty().set(!gate.queueProperty().get())));
    return Stream.concat(filters, rest).toList();
  }

  private Action look(String id, Runnable does) {
    return Action.of("compare." + id, Action.Category.LOOK, does)
        .when(Bindings.createBooleanBinding(matrix::large, matrix.progressProperty()), "matrix");
  }

  /** Shows the answers of the row above or below, of those that the filter lets pass. */
  private void move(int step) {
    int now = matrix.rowProperty().get();
    IntStream rows = matrix.shown().stream().mapToInt(MatrixRow::index);
    OptionalInt to =
        step > 0 ? rows.filter(row -> row > now).min() : rows.filter(row -> row < now).max();
    to.ifPresent(host()::showRow);
  }

  /** Where the panel is. */
  public void attach(MatrixHost panel) {
    host = panel;
  }

  /** What lies over the panel, once there is one. */
  public void attach(Overlays over) {
    overlays = over;
    gate.asks(
        question -> {
          ConfirmSheet sheet = new ConfirmSheet(question, gate, over::closeTop);
          over.show(sheet, Pos.CENTER, sheet.first());
        });
  }

  /** Shows what was shown last time, and keeps what changes. */
  public void restore(Drafts.Draft kept) {
    MatrixDraft draft = kept.read(MatrixDraft::fromJson).orElse(MatrixDraft.NONE);
    restoring = true;
    gate.capProperty().set(draft.cap());
    gate.parallelProperty().set(draft.parallel());
    gate.queueProperty().set(draft.queue());
    restoring = false;
    keep = kept::keep;
    if (!draft.inputs().isEmpty()) {
      inputs.choose(Path.of(draft.inputs()));
    }
    if (!draft.run().isEmpty()) {
      desk.open(draft.run(), this::restored);
    }
  }

  private void restored(OpenedRun run) {
    MatrixRuns.show(matrix, run);
    if (matrix.large()) {
      host().showRow(0);
    }
  }

  /** Shows a run of an earlier time, its inputs too. */
  public void open(OpenedRun run, InputRows rows) {
    inputs.show(rows);
    MatrixRuns.show(matrix, run);
    changed();
  }

  /** What is kept has changed. */
  public void changed() {
    if (!restoring) {
      keep.accept(
          new MatrixDraft(
                  inputs.pathProperty().get(),
                  gate.capProperty().get(),
                  gate.parallelProperty().get(),
                  gate.queueProperty().get(),
                  matrix.runId())
              .toJson());
    }
  }

  public InputsModel inputs() {
    return inputs;
  }

  public RunGate gate() {
    return gate;
  }

  public MatrixModel matrix() {
    return matrix;
  }

  public MatrixActions actions() {
    return actions;
  }

  /** The cell of the grid that has the focus, and what can be done with it. */
  CellActions cell() {
    return cell;
  }

  /** Whether something lies over the panel. */
  boolean covered() {
    return overlays != null && overlays.openProperty().get();
  }

  RunDesk desk() {
    return desk;
  }

  MatrixHost host() {
    if (host == null) {
      throw new IllegalStateException("the matrix is in no panel");
    }
    return host;
  }

  /** Lays a card over the panel that says what those figures are. */
  void explain(List<Figure> figures) {
    if (overlays != null && !figures.isEmpty()) {
      ExplanationCard.open(overlays, figures.stream().map(Explanations::of).toList());
    }
  }

  private void runMissing() {
    host().ask(matrix.missing());
  }

  /** Shows an earlier run, which is read in the background. */
  public void openRun(String run) {
    desk.open(run, opened -> host().open(opened));
  }

  private void history() {
    var over = overlays;
    if (over != null) {
      HistorySheet sheet =
          new HistorySheet(
              run -> {
                over.closeTop();
                openRun(run);
              },
              over::closeTop);
      over.show(sheet, Pos.CENTER, sheet.first());
      desk.runs(HistorySheet.RUNS, sheet::show);
    }
  }

  private void chooseInputs() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.text("compare.matrix.inputs.title"));
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter(
                Texts.text("compare.matrix.inputs.files"), "*.csv", "*.tsv", "*.jsonl", "*.ndjson"),
            new FileChooser.ExtensionFilter(Texts.text("compare.matrix.inputs.all"), "*"));
    File chosen = chooser.showOpenDialog(null);
    if (chosen != null) {
      inputs.choose(chosen.toPath());
    }
  }
}
