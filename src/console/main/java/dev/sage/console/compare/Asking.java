package dev.sage.console.compare;

import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.matrix.MatrixModel;
import dev.sage.console.compare.matrix.MatrixRuns;
import dev.sage.console.compare.matrix.MatrixSide;
import dev.sage.console.compare.matrix.RunDesk;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.RunOptions;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.store.RunStart;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.StringProperty;

/**
 * Begins runs, or goes on with the one that is shown: all of it, a column, a cell. FX thread only;
 * needs no toolkit.
 */
final class Asking {
  private static final int NONE = -1;

  private final RunDesk desk;
  private final RunRequests requests;
  private final RowAnswers rows;
  private final StringProperty hint;
  private final Runnable begun;
  private final Runnable wentOn;

  /**
   * Asks nothing yet.
   *
   * @param hint takes a sentence for the person
   * @param begun told that another run is shown
   * @param wentOn told that the run that is shown goes on
   */
  Asking(
      RunDesk desk,
      RunRequests requests,
      RowAnswers rows,
      StringProperty hint,
      Runnable begun,
      Runnable wentOn) {
    this.desk = desk;
    this.requests = requests;
    this.rows = rows;
    this.hint = hint;
    this.begun = begun;
    this.wentOn = wentOn;
  }

  private MatrixSide side() {
    return requests.side();
  }

  private MatrixModel matrix() {
    return side().matrix();
  }

  private List<ColumnModel> columns() {
    return requests.columns();
  }

  /** Asks every column, after asking the person where that may be dear. */
  void all() {
    CompareRequest request = requests.all();
    List<CellAddress> every = request.matrix().addresses().toList();
    side().gate().pass(request, () -> start(request, every, column -> NONE));
  }

  /**
   * Asks one column again: into the run that is shown, where nothing was changed since, else in a
   * run of its own, in which the columns that ask what they asked keep their answers.
   */
  void column(ColumnModel column) {
    int lane = rows.lane(column);
    if (requests.shown() && lane >= 0) {
      again(matrix().column(lane));
    } else if (calm()) {
      CompareRequest request = requests.all();
      int at = columns().indexOf(column);
      List<CellAddress> cells = request.matrix().column(at).toList();
      side().gate().pass(request, cells, () -> start(request, cells, this::kept));
    }
  }

  /** Asks one column again for the input whose answers are shown. */
  void shown(ColumnModel column) {
    int lane = rows.lane(column);
    if (matrix().large() && lane >= 0) {
      again(matrix().cell(lane, matrix().rowProperty().get()));
    } else {
      column(column);
    }
  }

  /** Whether no run over several inputs goes on: whoever took its place could not stop it. */
  private boolean calm() {
    boolean calm = !(matrix().large() && matrix().running());
    if (!calm) {
      hint.set(Texts.text("compare.matrix.going"));
    }
    return calm;
  }

  /**
   * Leaves only the input whose answers are shown, with its values.
   *
   * @return whether that is so; not while a run over several inputs goes on
   */
  boolean narrow() {
    if (!calm()) {
      return false;
    }
    if (requests.inputs().present()) {
      int row = matrix().rowProperty().get();
      int inputs = matrix().given().rows().size();
      Prompt typed = requests.prompt().prompt();
      Map<String, String> values = new LinkedHashMap<>(typed.values());
      matrix().values(row).forEach((name, value) -> valued(values, name, value));
      requests.prompt().set(typed.withValues(values));
      side().inputs().remove();
      hint.set(Texts.text("compare.reply.narrowed", row + 1, inputs));
    }
    return true;
  }

  private void valued(Map<String, String> values, String name, String value) {
    if (requests.prompt().variables().contains(name)) {
      values.put(name, value);
    }
  }

  /** The column of the run that is shown that asks what a column asks now; -1 for none. */
  private int kept(int column) {
    int lane = rows.lane(columns().get(column));
    return requests.unchanged(columns().get(column), lane) ? lane : NONE;
  }

  private void start(CompareRequest passed, List<CellAddress> cells, IntUnaryOperator stays) {
    // The person may have set another cap when asked.
    CompareRequest request = passed.withOptions(side().gate().options());
    InputRows inputs = requests.inputs();
    List<String> names = request.targets().stream().map(CompareTarget::label).toList();
    MatrixModel matrix = matrix();
    int row = matrix.given().rows().equals(inputs.rows()) ? matrix.rowProperty().get() : 0;
    int[] kept = IntStream.range(0, columns().size()).map(stays).toArray();
    matrix.begin(
        request, requests.document(), inputs, requests.prompt().prompt(), column -> kept[column]);
    rows.follow();
    matrix.select(row);
    desk.begin(
        new RunStart(
            request.runId(),
            Instant.now(),
            requests.prompt().prompt().title(),
            requests.document(),
            MatrixRuns.plan(names, inputs, request.repetitions())));
    Comparison comparison = desk.prepare(request, matrix.listener());
    comparison.ask(cells);
    matrix.follow(comparison);
    cells.stream()
        .mapToInt(CellAddress::column)
        .distinct()
        .forEach(
            at -> {
              ColumnModel column = columns().get(at);
              column.begin(
                  comparison.column(at).stream().filter(cell -> cell.row() == row).toList());
              column.asked(requests.prompt().prompt().turns(column.column()));
            });
    begun.run();
  }

  /** Asks these cells again, into the run that is shown, as it asked. */
  void again(List<CellAddress> cells) {
    if (cells.isEmpty()) {
      return;
    }
    String cap = side().gate().problemProperty().get();
    if (!cap.isEmpty()) {
      hint.set(cap);
      return;
    }
    Optional<Comparison> known = matrix().comparison();
    CompareRequest request;
    try {
      request = known.isPresent() ? known.get().request() : requests.again();
    } catch (PromptException unknown) {
      hint.set(Texts.text("compare.matrix.unknown"));
      return;
    }
    if (!requests.shown()) {
      // A cell belongs to its run: whoever wants the changes asked runs the column, or all.
      hint.set(Texts.text("compare.matrix.changed"));
    }
    side().gate().pass(request, cells, () -> goOn(request, cells));
  }

  private void goOn(CompareRequest request, List<CellAddress> cells) {
    MatrixModel matrix = matrix();
    if (!matrix.runId().equals(request.runId())) {
      return;
    }
    RunOptions options = side().gate().options();
    Comparison comparison =
        matrix
            .comparison()
            .orElseGet(() -> desk.prepare(request.withOptions(options), matrix.listener()));
    comparison.ask(cells, options);
    matrix.follow(comparison);
    wentOn.run();
  }
}
