package dev.sage.console.store;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
  private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
  private final ReadOnlyObjectWrapper<@Nullable Outcome> outcome = new ReadOnlyObjectWrapper<>();
  private final Background background;
  private final Executor ui;
  private final Consumer<String> refused;
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

  /** How what runs hears that the person stops it. */
  enum Stop {
    INTERRUPTED,
    /** By {@link Steps#goOn} alone: an interrupt would close the file that it writes. */
    ASKING
  }

  /** What is to be done, off the FX thread. */
  @FunctionalInterface
  interface Job {
    Outcome run(Steps steps) throws Exception;
  }

  /** Is told how far it is, from any thread. */
  final class Steps {
    private final Stop stop;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();
    private long told = System.nanoTime();

    private Steps(Stop stop) {
      this.stop = stop;
    }

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

    /** What is done now, where that says more than a share of the whole. */
    void say(String now) {
      ui.execute(() -> step.set(running.get() && this.equals(steps) ? now : ""));
    }
  }

  private @Nullable Steps steps;

  /**
   * Nothing is done yet.
   *
   * @param refused told, in a sentence, why something that was asked for is not begun
   * @param then called when something is done, however it ended
   */
  StoreWork(Background background, Executor ui, Consumer<String> refused, Runnable then) {
    this.background = background;
    this.ui = ui;
    this.refused = refused;
    this.then = then;
  }

  /** Begins; where something else runs it says that it does not. */
  void start(String what, Stop stop, Job job) {
    if (running.get()) {
      refused.accept(Texts.text("store.work.refused", what, title.get()));
      return;
    }
    Steps told = new Steps(stop);
    steps = told;
    title.set(what);
    outcome.set(null);
    step.set("");
    progress.set(UNKNOWN);
    running.set(true);
    work =
        background
            .work(what, () -> begin(told, job))
            .lengthy()
            .onSuccess(outcome::set)
            .onFailure(CancellationException.class, stopped -> {})
            .onFailure(
                Exception.class,
                failed ->
                    outcome.set(new Outcome(Result.FAILED, String.valueOf(failed.getMessage()))))
            .andFinally(this::over)
            .start();
  }

  private static Outcome begin(Steps told, Job job) throws Exception {
    if (!told.begun.compareAndSet(false, true)) {
      throw new CancellationException();
    }
    return job.run(told);
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
    Steps told = steps;
    if (told == null || work == null) {
      return;
    }
    told.stopped.set(true);
    // What has not begun can't hear it.
    if (told.stop == Stop.INTERRUPTED || told.begun.compareAndSet(false, true)) {
      work.cancel();
    }
  }

  /** What runs, or ran last. */
  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What of it is done now; empty where nobody says. */
  ReadOnlyStringProperty stepProperty() {
    return step.getReadOnlyProperty();
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
