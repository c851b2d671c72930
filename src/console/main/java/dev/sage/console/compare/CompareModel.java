package dev.sage.console.compare;

import dev.sage.console.compare.answer.AnswerModel;
import dev.sage.console.compare.answer.ColumnHost;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.answer.StoredAnswer;
import dev.sage.console.compare.matrix.AskedRun;
import dev.sage.console.compare.matrix.MatrixHost;
import dev.sage.console.compare.matrix.MatrixModel;
import dev.sage.console.compare.matrix.MatrixRuns;
import dev.sage.console.compare.matrix.MatrixSide;
import dev.sage.console.compare.matrix.OpenedRun;
import dev.sage.console.compare.matrix.RunChange;
import dev.sage.console.compare.matrix.RunDesk;
import dev.sage.console.compare.prompt.PromptModel;
import dev.sage.console.text.Texts;
import dev.sage.llm.ChatRequest;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.prompt.PromptJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** The state of the panel and what can be done with it. FX thread only; needs no toolkit. */
final class CompareModel implements ColumnHost, MatrixHost {
  static final int LEAST = 2;
  static final int MOST = 8;

  /** Reads answers of earlier times. Calls back later, on the FX thread. */
  interface History {
    /** With those of the calls that exist, by id. */
    void read(List<String> callIds, Consumer<Map<String, StoredAnswer>> then);

    /** With what the columns of these calls were asked, by id; not where that was not kept. */
    void questions(List<String> callIds, Consumer<Map<String, AskedRun>> then);
  }

  private final PromptModel prompt = new PromptModel();
  private final PromptColumns arranged = new PromptColumns(prompt, this::cancel);
  private final ObservableList<ColumnModel> columns = arranged.all();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Results> results = new ReadOnlyObjectWrapper<>(Results.NONE);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final StringProperty hint = new SimpleStringProperty("");
  private final MatrixSide side;
  private final RunRequests requests;
  private final SinceRun since;
  private final RowAnswers rows;
  private final Asking asking;
  private final History history;
  private final Consumer<String> keep;
  private final Runnable wake;
  private boolean restoring;

  /**
   * A panel with nothing in it; {@link #restore} fills it.
   *
   * @param keep takes the draft at every change
   * @param wake told, on any thread, that there is something to pull
   */
  CompareModel(RunDesk desk, History history, Consumer<String> keep, Runnable wake) {
    this.side = new MatrixSide(desk, wake);
    this.requests = new RunRequests(prompt, columns, side);
    this.since = new SinceRun(side);
    this.history = history;
    this.rows = new RowAnswers(side.matrix(), columns, history);
    this.asking = new Asking(desk, requests, rows, since, hint, this::begun, this::wentOn);
    this.keep = keep;
    this.wake = wake;
    prompt.onChange(this::changed);
    prompt.placeProperty().subscribe(this::changed);
    side.attach(this);
    side.gate().follow(this::next);
    side.inputs().rowsProperty().subscribe(rows -> prompt.given(Set.copyOf(rows.names())));
    side.inputs().rowsProperty().subscribe(this::changed);
    side.inputs().problemProperty().subscribe(this::changed);
    side.gate().problemProperty().subscribe(this::changed);
    side.matrix().askedProperty().subscribe(() -> since.look(typed()));
  }

  /** Inputs, what a run may cost, and its results cell by cell. */
  MatrixSide side() {
    return side;
  }

  PromptModel prompt() {
    return prompt;
  }

  /** {@value #LEAST} to {@value #MOST}. */
  @Override
  public ObservableList<ColumnModel> columns() {
    return columns;
  }

  /** Whether any call runs. */
  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Results> resultsProperty() {
    return results.getReadOnlyProperty();
  }

  /** Where to look, one sentence; empty for none. */
  StringProperty hintProperty() {
    return hint;
  }

  /** What has changed since the run that is shown was asked. */
  ReadOnlyObjectProperty<Set<RunChange>> changesProperty() {
    return since.changesProperty();
  }

  @Override
  public boolean old(ColumnModel column) {
    return since.old(column, typed());
  }

  /** Whether a run can begin now. */
  BooleanBinding runnable() {
    return Bindings.createBooleanBinding(
        () -> !running.get() && problem.get().isEmpty(), running, problem);
  }

  /** What stands in the way of a run, and what to do; empty where nothing does. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The variables that stand in the prompt. */
  Set<String> names() {
    return new LinkedHashSet<>(prompt.variables());
  }

  /** How many calls a run makes. */
  int calls() {
    return columns.size() * requests.inputs().rows().size() * typed().repetitions();
  }

  private Optional<CompareRequest> next() {
    return columns.isEmpty() || !problem.get().isEmpty()
        ? Optional.empty()
        : Optional.of(requests.all());
  }

  /** Fills the panel with what it showed last time, or with what a first start shows. */
  void restore(Optional<CompareDraft> kept) {
    CompareDraft draft =
        kept.orElseGet(
            () ->
                CompareDraft.first(
                    Texts.text("compare.first.system"),
                    Texts.text("compare.first.user"),
                    Map.of("topic", Texts.text("compare.first.topic"))));
    restoring = true;
    prompt.reset(draft.prompt());
    prompt.place(draft.place());
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).remember(draft.calls(i));
    }
    restoring = false;
    problem.set(requests.problem());
    List<String> ids = columns.stream().flatMap(column -> column.callIds().stream()).toList();
    if (!ids.isEmpty()) {
      history.read(ids, this::fill);
      history.questions(ids, this::asked);
    }
  }

  private void fill(Map<String, StoredAnswer> stored) {
    MatrixModel matrix = side.matrix();
    for (ColumnModel column : columns) {
      if (column.answers().isEmpty()) {
        column.restore(
            column.callIds().stream()
                .map(stored::get)
                .filter(Objects::nonNull)
                .filter(one -> !matrix.large() || one.call().row() == matrix.rowProperty().get())
                .toList());
      }
    }
    count();
  }

  private void asked(Map<String, AskedRun> questions) {
    for (ColumnModel column : columns) {
      column.callIds().stream()
          .map(questions::get)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(question -> since.asked(column, question));
    }
    count();
  }

  @Override
  public Prompt typed() {
    return prompt.prompt();
  }

  @Override
  public Map<String, String> values(AnswerModel answer) {
    MatrixModel matrix = side.matrix();
    return matrix.runId().isEmpty() ? typed().values() : matrix.values(answer.row());
  }

  @Override
  public String problem() {
    return problem.get();
  }

  @Override
  public ChatRequest request(ColumnModel column) {
    if (!problem().isEmpty()) {
      throw new IllegalStateException(problem());
    }
    return requests.of(column);
  }

  /** Asks every column, after asking the person where that may be dear. */
  void run() {
    if (runnable().get()) {
      asking.all();
    }
  }

  @Override
  public void run(ColumnModel column) {
    if (!column.running() && problem.get().isEmpty()) {
      asking.column(column);
    }
  }

  @Override
  public void runShown(ColumnModel column) {
    if (!column.running() && problem.get().isEmpty()) {
      asking.shown(column);
    }
  }

  @Override
  public boolean narrow() {
    return asking.narrow();
  }

  @Override
  public void ask(List<CellAddress> cells) {
    asking.again(cells);
  }

  /** The run that is shown has more to tell. */
  private void wentOn() {
    showRow(side.matrix().rowProperty().get());
    count();
    wake.run();
  }

  private void begun() {
    side.changed();
    changed();
    count();
    wake.run();
  }

  /** Takes what the cells tell, those beside the columns too. */
  boolean drain(long deadline) {
    boolean left = side.matrix().drain(deadline);
    count();
    return left;
  }

  @Override
  public void showRow(int row) {
    rows.show(
        row,
        () -> {
          changed();
          count();
          wake.run();
        });
  }

  @Override
  public void open(OpenedRun run) {
    if (running.get()) {
      // It may have cost something already, and whoever opened the other could not see it go on.
      hint.set(Texts.text("compare.matrix.going"));
      return;
    }
    String document = run.detail().prompt();
    if (!document.isEmpty()) {
      try {
        prompt.set(PromptJson.read(document));
      } catch (PromptException e) {
        hint.set(Texts.text("compare.matrix.history.prompt"));
      }
    }
    InputRows inputs = MatrixRuns.inputs(run.detail().plan());
    side.open(run, inputs);
    rows.follow();
    showRow(0);
  }

  /** Ends every call. */
  @Override
  public void stop() {
    columns.forEach(this::cancel);
    side.matrix().stop(Texts.text("compare.cancel.reason"));
  }

  /** Ends the calls of one column. */
  @Override
  public void cancel(ColumnModel column) {
    column.cancel(Texts.text("compare.cancel.reason"));
  }

  /** Counts what {@link ColumnModel#pull} brought. */
  @Override
  public void count() {
    Results counted = Results.of(columns);
    if (!counted.equals(results.get())) {
      results.set(counted);
    }
    running.set(counted.running() > 0 || side.matrix().running());
  }

  @Override
  public boolean canAdd() {
    return columns.size() < MOST;
  }

  @Override
  public boolean canRemove() {
    return columns.size() > LEAST;
  }

  @Override
  public void arrange(List<ColumnModel> order) {
    rows.follow();
    arranged.arrange(order);
    count();
  }

  /** Makes the columns these, empty, and says where to look. */
  void preset(List<String> targets, String where) {
    stop();
    arranged.begin(targets.stream().limit(MOST).map(Column::of).toList());
    hint.set(where);
    changed();
    count();
  }

  private void changed() {
    problem.set(requests.problem());
    since.look(typed());
    if (!restoring && !columns.isEmpty()) {
      keep.accept(draft().toJson());
      side.gate().changed();
    }
  }

  private CompareDraft draft() {
    return new CompareDraft(
        prompt.prompt(),
        columns.stream().map(ColumnModel::callIds).toList(),
        prompt.placeProperty().get());
  }
}
