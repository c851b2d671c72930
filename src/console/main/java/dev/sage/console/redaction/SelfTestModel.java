package dev.sage.console.redaction;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.redaction.SelfTest;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The self-test and what came of it; results stay until the next one. FX thread only. */
final class SelfTestModel {
  private final PreviewDesk desk;
  private final Background background;
  private final Executor ui;
  private final ObservableList<SelfTest.Step> steps = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private Background.Running work = () -> {};
  private int run;

  SelfTestModel(PreviewDesk desk, Background background, Executor ui) {
    this.desk = desk;
    this.background = background;
    this.ui = ui;
  }

  /** Starts it, unless it runs. */
  void start() {
    if (running.get()) {
      return;
    }
    int mine = ++run;
    steps.clear();
    failed.set(false);
    running.set(true);
    summary.set(Texts.text("redaction.test.running"));
    work =
        background
            .work(
                Texts.text("redaction.test"),
                () -> desk.selfTest(step -> ui.execute(() -> add(mine, step))))
            .onSuccess(result -> finish(mine, result))
            .andFinally(() -> end(mine))
            .start();
  }

  /** Ends it early. */
  void cancel() {
    if (running.get()) {
      run++;
      work.cancel();
      running.set(false);
      summary.set(Texts.text("redaction.test.cancelled", steps.size()));
    }
  }

  private void add(int of, SelfTest.Step step) {
    if (of == run) {
      steps.add(step);
    }
  }

  private void finish(int of, SelfTest result) {
    if (of == run) {
      steps.setAll(result.steps());
      long leaks = result.steps().stream().filter(step -> !step.ok()).count();
      failed.set(!result.ok());
      summary.set(
          result.steps().isEmpty()
              ? Texts.text("redaction.test.nothing")
              : leaks == 0
                  ? Texts.text("redaction.test.passed", result.steps().size())
                  : Texts.text("redaction.test.failed", leaks, result.steps().size()));
    }
  }

  private void end(int of) {
    if (of == run && running.get()) {
      running.set(false);
      if (summary.get().equals(Texts.text("redaction.test.running"))) {
        failed.set(true);
        summary.set(Texts.text("redaction.test.broken"));
      }
    }
  }

  ObservableList<SelfTest.Step> steps() {
    return steps;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Whether a secret came out somewhere, or the test itself broke. */
  ReadOnlyBooleanProperty failedProperty() {
    return failed.getReadOnlyProperty();
  }

  /** One sentence; empty before the first run. */
  ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }
}
