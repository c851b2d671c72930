package dev.sage.console.compare;

import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The state of the panel and what can be done with it. FX thread only; needs no toolkit. */
final class CompareModel {
  static final int LEAST = 2;
  static final int MOST = 8;

  /** Runs comparisons, and stores what they do. */
  @FunctionalInterface
  interface Runs {
    /** Begins and returns at once. */
    Comparison start(CompareRequest request, CellListener listener);
  }

  /** Reads answers of earlier times. */
  @FunctionalInterface
  interface History {
    /** Calls back later, on the FX thread, with those of the calls that exist, by id. */
    void read(List<String> callIds, Consumer<Map<String, StoredAnswer>> then);
  }

  private final PromptModel prompt = new PromptModel();
  private final ObservableList<ColumnModel> columns = FXCollections.observableArrayList();
  private final ObservableList<ColumnModel> columnsView =
      FXCollections.unmodifiableObservableList(columns);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Results> results = new ReadOnlyObjectWrapper<>(Results.NONE);
  private final StringProperty hint = new SimpleStringProperty("");
  private final Runs runs;
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
  CompareModel(Runs runs, History history, Consumer<String> keep, Runnable wake) {
    this.runs = runs;
    this.history = history;
    this.keep = keep;
    this.wake = wake;
    prompt.onChange(this::changed);
  }

  PromptModel prompt() {
    return prompt;
  }

  /** {@value #LEAST} to {@value #MOST}. */
  ObservableList<ColumnModel> columns() {
    return columnsView;
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

  /** Whether a run can begin now. */
  BooleanBinding runnable() {
    return Bindings.createBooleanBinding(
        () -> !running.get() && prompt.faultProperty().get() == null,
        running,
        prompt.faultProperty());
  }

  /** Fills the panel with what it showed last time, or with what a first start shows. */
  void restore(Optional<String> kept) {
    CompareDraft draft =
        kept.flatMap(CompareDraft::fromJson)
            .orElseGet(
                () ->
                    CompareDraft.first(
                        Texts.text("compare.first.system"),
                        Texts.text("compare.first.user"),
                        Map.of("topic", Texts.text("compare.first.topic"))));
    restoring = true;
    prompt.restore(draft);
    for (CompareDraft.Column column : draft.columns()) {
      ColumnModel restored = new ColumnModel(column.target());
      restored.remember(column.calls());
      add(restored);
    }
    restoring = false;
    List<String> ids = columns.stream().flatMap(column -> column.callIds().stream()).toList();
    if (!ids.isEmpty()) {
      history.read(ids, this::fill);
    }
  }

  private void fill(Map<String, StoredAnswer> stored) {
    for (ColumnModel column : columns) {
      if (column.answers().isEmpty()) {
        column.restore(
            column.callIds().stream().map(stored::get).filter(Objects::nonNull).toList());
      }
    }
    count();
  }

  /** Asks every column. */
  void run() {
    if (runnable().get()) {
      start(columns);
    }
  }

  /** Asks one column again. */
  void run(ColumnModel column) {
    if (!column.running() && prompt.faultProperty().get() == null) {
      start(List.of(column));
    }
  }

  private void start(List<ColumnModel> asked) {
    List<CompareTarget> targets =
        asked.stream()
            .map(column -> column.targetProperty().get().strip())
            .map(name -> new CompareTarget(name, prompt.request(name)))
            .toList();
    Comparison comparison =
        runs.start(
            new CompareRequest(targets, prompt.repetitionsProperty().get()), cell -> wake.run());
    for (int i = 0; i < asked.size(); i++) {
      asked.get(i).begin(comparison.column(i));
    }
    changed();
    count();
    wake.run();
  }

  /** Ends every call. */
  void stop() {
    columns.forEach(this::cancel);
  }

  /** Ends the calls of one column. */
  void cancel(ColumnModel column) {
    column.cancel(Texts.text("compare.cancel.reason"));
  }

  /** Counts what {@link ColumnModel#pull} brought. */
  void count() {
    Results counted = Results.of(columns);
    results.set(counted);
    running.set(counted.running() > 0);
  }

  boolean canAdd() {
    return columns.size() < MOST;
  }

  boolean canRemove() {
    return columns.size() > LEAST;
  }

  /** Adds a column with the target of the last. */
  void addColumn() {
    if (canAdd()) {
      String target = columns.isEmpty() ? "" : columns.getLast().targetProperty().get();
      add(new ColumnModel(target));
      changed();
    }
  }

  private void add(ColumnModel column) {
    column.positionProperty().set(columns.size());
    column.targetProperty().subscribe(this::changed);
    columns.add(column);
  }

  /** Takes a column away; what it asked ends, and stays in the store. */
  void remove(ColumnModel column) {
    if (canRemove() && columns.contains(column)) {
      cancel(column);
      columns.remove(column);
      number();
      changed();
      count();
    }
  }

  /** Makes the columns these, empty, and says where to look. */
  void preset(List<String> targets, String where) {
    stop();
    columns.clear();
    targets.stream().limit(MOST).map(ColumnModel::new).forEach(this::add);
    hint.set(where);
    changed();
    count();
  }

  private void number() {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).positionProperty().set(i);
    }
  }

  private void changed() {
    if (!restoring) {
      keep.accept(draft().toJson());
    }
  }

  private CompareDraft draft() {
    List<CompareDraft.Column> kept = new ArrayList<>();
    for (ColumnModel column : columns) {
      kept.add(new CompareDraft.Column(column.targetProperty().get(), column.callIds()));
    }
    return new CompareDraft(
        prompt.systemProperty().get(),
        prompt.userProperty().get(),
        prompt.values(),
        prompt.temperatureProperty().get(),
        prompt.maxTokensProperty().get(),
        prompt.repetitionsProperty().get(),
        kept);
  }
}
