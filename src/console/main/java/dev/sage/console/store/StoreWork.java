package dev.sage.console.store;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One thing at a time that is done to the whole store, with its progress. FX thread only. */
final class StoreWork {
  /** How far it is where nobody can say. */
  static final double UNKNOWN = -1;

  private static final long TELL_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
  private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
  private final Background background;
  private final Executor ui;
  private final Runnable then;
  private Background.@Nullable Running work;

  /** How it ended. */
  enum Result {
    DONE,
    /** It was done, and found something. */
    FOUND,
    STOPPED,
    FAILED
  }

  /**
   * What came of it.
   *
   * @param text a sentence or two
   */
  record Outcome(Result result, String text) {}

  /** What is to be done, off the FX thread; interrupted where the person stops it. */
  @FunctionalInterface
  interface Job {
    Outcome run(Steps steps) throws Exception;
  }

  /** Is told how far it is, from any thread. */
  final class Steps {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private long told = System.nanoTime();

    /** Of so many. */
    void step(long done, long of) {
      if (of > 0 && System.nanoTime() - told > TELL_EVERY) {
        told = System.nanoTime();
        double share = Math.clamp((double) done / of, 0, 1);
        ui.execute(() -> progress.set(running.get() ? share : UNKNOWN));
      }
    }

    /** The same, and whether to go on. */
    boolean goOn(long done, long of) {
      step(done, of);
      return !stopped.get();
    }
  }

  private @Nullable Steps steps;

  /**
   * Nothing is done yet.
   *
   * @param then called when something is done, however it ended
   */
  StoreWork(Background background, Executor ui, Runnable then) {
    this.background = background;
    this.ui = ui;
    this.then = then;
  }

  /** Begins, unless something runs. */
  void start(String what, Job job) {
    if (running.get()) {
      return;
    }
    Steps told = new Steps();
    steps = told;
    title.set(what);
    outcome.set(null);
    progress.set(UNKNOWN);
    running.set(true);
    work =
        background
            .work(what, () -> job.run(told))
            .onSuccess(outcome::set)
            .onFailure(CancellationException.class, stopped -> {})
            .onFailure(
                Exception.class,
                failed ->
                    outcome.set(new Outcome(Result.FAILED, String.valueOf(failed.getMessage()))))
            .andFinally(this::over)
            .start();
  }

  private void over() {
    running.set(false);
    if (outcome.get() == null) {
      outcome.set(new Outcome(Result.STOPPED, Texts.text("store.work.stopped")));
    }
    then.run();
  }

  /** Stops what runs; what it has done by then stays, or is taken back, as it says. */
  void stop() {
    if (steps != null) {
      steps.stopped.set(true);
    }
    if (work != null) {
      work.cancel();
    }
  }

  /** What runs, or ran last. */
  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** From 0 to 1, or {@link #UNKNOWN}. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What came of the last; null before, and while it runs. */
  ReadOnlyObjectProperty<@Nullable Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }
}
