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
  private final SinceRun since;
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
      SinceRun since,
      StringProperty hint,
      Runnable begun,
      Runnable wentOn) {
    this.desk = desk;
    this.requests = requests;
    this.rows = rows;
    this.since = since;
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
    Asked asked = Asked.now(requests, column -> NONE);
    List<CellAddress> every = asked.request().matrix().addresses().toList();
    side().gate().pass(asked.request(), () -> start(asked, every));
  }

  /**
   * What stood there when somebody said run: an estimate takes a moment, a question longer, and
   * what is typed meanwhile is not what was asked for.
   *
   * @param kept for each column the one of the run before whose cells stay; -1 for none
   */
  private record Asked(
      CompareRequest request,
      Prompt prompt,
      String document,
      InputRows inputs,
      List<ColumnModel> columns,
      List<Integer> kept) {
    static Asked now(RunRequests requests, IntUnaryOperator kept) {
      return new Asked(
          requests.all(),
          requests.prompt().prompt(),
          requests.document(),
          requests.inputs(),
          List.copyOf(requests.columns()),
          IntStream.range(0, requests.columns().size()).map(kept).boxed().toList());
    }
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
      Asked asked = Asked.now(requests, this::kept);
      int at = asked.columns().indexOf(column);
      List<CellAddress> cells = asked.request().matrix().column(at).toList();
      side().gate().pass(asked.request(), cells, () -> start(asked, cells));
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

  private void start(Asked asked, List<CellAddress> cells) {
    if (!calm()) {
      return;
    }
    // The person may have set another cap when asked.
    CompareRequest request = asked.request().withOptions(side().gate().options());
    InputRows inputs = asked.inputs();
    List<String> names = request.targets().stream().map(CompareTarget::label).toList();
    MatrixModel matrix = matrix();
    int row = matrix.given().rows().equals(inputs.rows()) ? matrix.rowProperty().get() : 0;
    matrix.begin(request, asked.document(), inputs, asked.prompt(), asked.kept()::get);
    rows.begun(asked.columns());
    matrix.select(row);
    desk.begin(
        new RunStart(
            request.runId(),
            Instant.now(),
            asked.prompt().title(),
            asked.document(),
            MatrixRuns.plan(names, inputs, request.repetitions()).withKept(matrix.kept())));
    Comparison comparison = desk.prepare(request, matrix.listener());
    // Before the first is over: of other rows nothing stays in memory.
    comparison.show(matrix.rowProperty().get());
    comparison.ask(cells);
    matrix.follow(comparison);
    cells.stream()
        .mapToInt(CellAddress::column)
        .distinct()
        .forEach(
            at -> {
              ColumnModel column = asked.columns().get(at);
              column.begin(
                  comparison.column(at).stream().filter(cell -> cell.row() == row).toList());
              column.asked(asked.prompt().turns(asked.prompt().columns().get(at)));
              since.asked(column, RunRequests.question(asked.prompt(), at, inputs));
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
