package dev.sage.console.setup;

import dev.sage.console.control.StatusIcon;
import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.llm.check.CheckLayer;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import dev.sage.workbench.setup.SetupDesk;
import dev.sage.workbench.setup.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A check while it runs and after it: a row for each layer, then the report. A new check takes the
 * place of the one before it. FX thread only.
 */
final class CheckModel {
  /**
   * A layer.
   *
   * @param result null while there is none
   */
  record Row(CheckLayer layer, StatusIcon.State state, @Nullable CheckResult result) {}

  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable CheckReport> report = new SimpleObjectProperty<>();
  private final StringProperty error = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final SetupDesk desk;
  private final Background background;
  private final Executor ui;
  private final BiConsumer<String, StatusIcon.State> outcome;
  private Background.Running work = () -> {};
  private int number;
  private String provider = "";

  /**
   * Nothing checked yet.
   *
   * @param outcome told a provider's state when it changes
   */
  CheckModel(
      SetupDesk desk,
      Background background,
      Executor ui,
      BiConsumer<String, StatusIcon.State> outcome) {
    this.desk = desk;
    this.background = background;
    this.ui = ui;
    this.outcome = outcome;
  }

  /**
   * Begins a check.
   *
   * @param paid whether one call may cost something
   */
  void start(Typed typed, boolean paid) {
    cancel();
    int mine = ++number;
    provider = typed.draft().provider();
    error.set("");
    report.set(null);
    List<Row> waiting = new ArrayList<>();
    for (CheckLayer layer : CheckLayer.values()) {
      if (paid || layer != CheckLayer.CALL) {
        waiting.add(new Row(layer, StatusIcon.State.WAITING, null));
      }
    }
    rows.setAll(waiting);
    next();
    running.set(true);
    outcome.accept(provider, StatusIcon.State.RUNNING);
    work =
        background
            .work(
                Texts.text("setup.check.work"),
                () -> desk.check(typed, paid, result -> ui.execute(() -> show(mine, result))))
            .onSuccess(done -> finish(mine, done))
            .onFailure(RuntimeException.class, failed -> fail(mine, failed))
            .andFinally(() -> stopped(mine))
            .start();
  }

  private void show(int mine, CheckResult result) {
    if (mine != number) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).layer() == result.layer()) {
        rows.set(i, new Row(result.layer(), state(result), result));
      }
    }
    next();
  }

  /** The first layer without a result is the one at work. */
  private void next() {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).result() == null) {
        rows.set(i, new Row(rows.get(i).layer(), StatusIcon.State.RUNNING, null));
        return;
      }
    }
  }

  private void finish(int mine, CheckReport done) {
    if (mine != number) {
      return;
    }
    done.results().forEach(result -> show(mine, result));
    rows.removeIf(row -> row.result() == null);
    report.set(done);
    outcome.accept(provider, state(done));
  }

  private void fail(int mine, RuntimeException failed) {
    if (mine == number) {
      error.set(String.valueOf(failed.getMessage()));
      rows.removeIf(row -> row.result() == null);
      outcome.accept(provider, StatusIcon.State.FAILED);
    }
  }

  private void stopped(int mine) {
    if (mine == number) {
      running.set(false);
    }
  }

  /** Ends a check that runs; what it has found stays. */
  void cancel() {
    if (!running.get()) {
      return;
    }
    number++;
    work.cancel();
    rows.replaceAll(
        row -> row.result() == null ? new Row(row.layer(), StatusIcon.State.CANCELLED, null) : row);
    running.set(false);
    outcome.accept(provider, StatusIcon.State.WAITING);
  }

  /** Forgets everything. */
  void clear() {
    cancel();
    rows.clear();
    report.set(null);
    error.set("");
  }

  private static StatusIcon.State state(CheckResult result) {
    return switch (result.status()) {
      case OK -> StatusIcon.State.OK;
      case WARNING -> StatusIcon.State.WARNING;
      case FAILED -> StatusIcon.State.FAILED;
      case SKIPPED -> StatusIcon.State.CANCELLED;
    };
  }

  private static StatusIcon.State state(CheckReport done) {
    if (!done.ok()) {
      return StatusIcon.State.FAILED;
    }
    boolean warned =
        done.results().stream().anyMatch(result -> result.status() == CheckResult.Status.WARNING);
    return warned ? StatusIcon.State.WARNING : StatusIcon.State.OK;
  }

  /** Whether any layer has its result. */
  boolean told() {
    return rows.stream().anyMatch(row -> row.result() != null);
  }

  /** A row for each layer of the check that runs or ran. */
  ObservableList<Row> rows() {
    return rows;
  }

  /** The report of the check that has ended. */
  ObjectProperty<@Nullable CheckReport> reportProperty() {
    return report;
  }

  /** Why there is no report, one sentence. */
  StringProperty errorProperty() {
    return error;
  }

  /** Whether a check runs. */
  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }
}
