package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.store.RunPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The run that is shown, cell by cell: one that goes on, or one of an earlier time, or both, where
 * cells of an earlier one are asked again. FX thread only, but for {@link #listener}; needs no
 * toolkit.
 */
public final class MatrixModel {
  /** Counts over all cells are made anew this often at most. */
  private static final long COUNT_NANOS = 200_000_000;

  private final RunDesk desk;
  private final Runnable wake;
  private final Set<Cell> dirty = ConcurrentHashMap.newKeySet();
  private final Map<String, Mark> marks = new ConcurrentHashMap<>();
  private final ObservableList<MatrixRow> shown = FXCollections.observableArrayList();
  private final ObservableList<MatrixRow> shownView =
      FXCollections.unmodifiableObservableList(shown);
  private final ObjectProperty<MatrixFilter> filter = new SimpleObjectProperty<>(MatrixFilter.ALL);
  private final ReadOnlyObjectWrapper<Map<MatrixFilter, Integer>> counts =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<MatrixProgress> progress =
      new ReadOnlyObjectWrapper<>(MatrixProgress.NONE);
  private final ReadOnlyObjectWrapper<List<String>> targets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<AskedRun> askedRun =
      new ReadOnlyObjectWrapper<>(AskedRun.NONE);
  private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private String runId = "";
  private String document = "";
  private InputRows given = InputRows.NONE;
  private MatrixCells cells = MatrixCells.NONE;
  private @Nullable Comparison comparison;
  private Pricing pricing = Pricing.UNKNOWN;
  private volatile Judge judge = Judge.NONE;
  private long counted;
  private boolean stale;
  private boolean going;

  MatrixModel(RunDesk desk, Runnable wake) {
    this.desk = desk;
    this.wake = wake;
    filter.subscribe(this::filter);
  }

  /** The rows that the filter lets pass. */
  ObservableList<MatrixRow> shown() {
    return shownView;
  }

  /** Whether a row is one of the run that is shown, rather than of one that was. */
  boolean has(MatrixRow each) {
    return cells.has(each);
  }

  /** Grows when cells have changed, once for all that have at a time. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Which rows are shown. */
  public ObjectProperty<MatrixFilter> filterProperty() {
    return filter;
  }

  /** How many rows each filter lets pass. */
  public ReadOnlyObjectProperty<Map<MatrixFilter, Integer>> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /** How far the run is, all its cells counted. */
  public ReadOnlyObjectProperty<MatrixProgress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The names of the columns of the run; empty where there is none. */
  public ReadOnlyObjectProperty<List<String>> targetsProperty() {
    return targets.getReadOnlyProperty();
  }

  /** What the run asked, and when. */
  public ReadOnlyObjectProperty<AskedRun> askedProperty() {
    return askedRun.getReadOnlyProperty();
  }

  /** Whether a call is one of the run, in that row. */
  public boolean holds(int index, String callId) {
    return cells.holds(index, callId);
  }

  /** The input whose answers stand in the columns above. */
  public ReadOnlyIntegerProperty rowProperty() {
    return row.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** The id of the run; empty where there is none. */
  public String runId() {
    return runId;
  }

  int repetitions() {
    return cells.repetitions();
  }

  /** Whether the run has more than one input, so that there is something to choose from. */
  public boolean large() {
    return cells.rows() > 1;
  }

  /** The calls of earlier runs that stand in a run that has just been given room. */
  public List<RunPlan.Kept> kept() {
    return cells.kept();
  }

  /** What the run asked, as a document; empty where there is no run. */
  public String document() {
    return document;
  }

  /** The inputs of the run. */
  public InputRows given() {
    return given;
  }

  /** What stood for the variables in a row of the run. */
  public Map<String, String> values(int index) {
    return judge.values(index);
  }

  /** What a run tells; on any thread. */
  public CellListener listener() {
    return this::changed;
  }

  private void changed(Cell cell) {
    if (cell.status().over()) {
      marks.put(cell.callId(), judge.mark(cell, pricing.cost(cell).orElse(null)));
    }
    dirty.add(cell);
    wake.run();
  }

  /**
   * Makes room for a run; {@link #follow} fills it.
   *
   * @param kept the column of the run that is shown whose cells stay in a column of this one, as it
   *     asks just the same; -1 for none
   */
  public void begin(
      CompareRequest request,
      String asked,
      InputRows inputs,
      Prompt prompt,
      IntUnaryOperator kept) {
    MatrixCells before = cells;
    boolean alike =
        given.rows().equals(inputs.rows()) && before.repetitions() == request.repetitions();
    pricing = desk.pricing();
    judge = new Judge(prompt, inputs);
    lay(
        request.runId(),
        asked,
        request.targets().stream().map(target -> target.label()).toList(),
        inputs,
        request.repetitions());
    if (alike) {
      cells.keep(before, kept);
    }
    askedRun.set(new AskedRun(runId, Instant.now(), prompt, targets.get(), inputs));
  }

  private void lay(String id, String asked, List<String> columns, InputRows inputs, int times) {
    stopListening();
    runId = id;
    document = asked;
    given = inputs;
    cells = MatrixCells.of(inputs, columns.size(), times);
    targets.set(List.copyOf(columns));
    row.set(0);
    filter.set(MatrixFilter.ALL);
    filter();
  }

  private void stopListening() {
    dirty.clear();
    marks.clear();
    comparison = null;
    going = false;
    stale = false;
    paused.set(false);
  }

  /** Follows what was begun. */
  public void follow(Comparison begun) {
    comparison = begun;
    going = true;
    begun.show(row.get());
    dirty.addAll(begun.cells());
    drain(Long.MAX_VALUE);
    recount();
  }

  /** Shows a run of an earlier time. */
  void open(OpenedRun opened, InputRows inputs) {
    pricing = desk.pricing();
    judge = new Judge(opened.prompt(), inputs);
    var plan = opened.detail().plan();
    lay(
        opened.detail().run().id(),
        opened.detail().prompt(),
        plan.columns(),
        inputs,
        plan.repetitions());
    for (OpenedCell cell : opened.cells()) {
      CellAddress at = cell.address();
      if (at.row() < cells.rows()) {
        cells.set(at, cell.entry());
      }
    }
    changes.set(changes.get() + 1);
    boolean kept = !opened.prompt().turns().isEmpty() && !opened.prompt().columns().isEmpty();
    askedRun.set(
        new AskedRun(
            runId,
            opened.detail().run().startedAt(),
            kept ? opened.prompt() : null,
            plan.columns(),
            inputs));
    recount();
  }

  /**
   * Takes what has changed.
   *
   * @return whether something is left
   */
  public boolean drain(long deadline) {
    if (!takeAll(deadline)) {
      return true;
    }
    boolean runs = running();
    if (going && !runs) {
      // The last cell tells of its end a moment before the run is over.
      going = false;
      recount();
    } else if (stale && System.nanoTime() - counted >= COUNT_NANOS) {
      recount();
    }
    return stale || (runs && progress.get().open() == 0);
  }

  /** Takes what has changed until then, and returns whether that was all. */
  private boolean takeAll(long deadline) {
    var running = comparison;
    var each = dirty.iterator();
    boolean late = false;
    boolean taken = false;
    while (!late && each.hasNext()) {
      Cell cell = each.next();
      each.remove();
      if (running != null && running.cell(cell.address()).filter(cell::equals).isPresent()) {
        take(cell);
        taken = true;
      }
      late = System.nanoTime() >= deadline;
    }
    if (taken) {
      stale = true;
      changes.set(changes.get() + 1);
    }
    return !late;
  }

  private void take(Cell cell) {
    BigDecimal cost = cell.status().over() ? pricing.cost(cell).orElse(null) : null;
    Mark mark = marks.getOrDefault(cell.callId(), Mark.NONE);
    cells.set(cell.address(), MatrixEntry.of(cell, cost, mark));
  }

  private void recount() {
    stale = false;
    counted = System.nanoTime();
    counts.set(cells.counts());
    progress.set(cells.progress());
    if (filter.get() != MatrixFilter.ALL) {
      filter();
    }
  }

  private void filter() {
    List<MatrixRow> next = cells.passing(filter.get());
    if (!next.equals(shown)) {
      shown.setAll(next);
    }
  }

  /** The cells that have no answer: never asked, interrupted, or not asked for the cap's sake. */
  List<CellAddress> missing() {
    return cells.missing();
  }

  /** All repetitions of one input in one column. */
  public List<CellAddress> cell(int column, int index) {
    return cells.cell(column, index);
  }

  /** All cells of one column. */
  public List<CellAddress> column(int column) {
    return cells.column(column);
  }

  /** The call of a cell in the store; empty where there is none. */
  public Optional<String> callId(CellAddress address) {
    return Optional.of(cells.entry(address).callId()).filter(id -> !id.isEmpty());
  }

  /** The cell itself, where it runs here or its text is still at hand. */
  public Optional<Cell> live(CellAddress address) {
    var running = comparison;
    return running == null ? Optional.empty() : running.cell(address).filter(Cell::whole);
  }

  /** The run where it goes on or may be asked again without preparing it. */
  public Optional<Comparison> comparison() {
    return Optional.ofNullable(comparison);
  }

  /** Looks at another input. */
  public void select(int index) {
    row.set(index);
    if (comparison != null) {
      comparison.show(index);
    }
  }

  /** Asks nothing more for now, or goes on. */
  void pause() {
    if (comparison != null) {
      if (comparison.paused()) {
        comparison.resume();
      } else {
        comparison.pause();
      }
      paused.set(comparison.paused());
    }
  }

  /** Ends what runs and waits. */
  public void stop(String reason) {
    if (comparison != null) {
      comparison.cancel(reason);
      paused.set(false);
    }
  }

  /** Ends one cell, all its repetitions. */
  public void stop(int column, int index, String reason) {
    cell(column, index).forEach(address -> live(address).ifPresent(cell -> cell.cancel(reason)));
  }

  /** Whether anything runs or waits. */
  public boolean running() {
    return comparison != null && !comparison.over();
  }
}
