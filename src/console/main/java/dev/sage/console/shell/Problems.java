package dev.sage.console.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that went wrong since the start, newest first, behind the status bar. Reporting is
 * possible from any thread; the list belongs to the FX thread.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final int KEPT = 200;

  private final ObservableList<Problem> list = FXCollections.observableArrayList();
  private final ObservableList<Problem> view = FXCollections.unmodifiableObservableList(list);
  private final InstantSource clock;
  private final Executor ui;
  private final UnaryOperator<String> redact;

  /**
   * An empty list.
   *
   * @param ui runs a task on the FX thread
   * @param redact takes secrets out of a text before it is shown or logged
   */
  public Problems(InstantSource clock, Executor ui, UnaryOperator<String> redact) {
    this.clock = clock;
    this.ui = ui;
    this.redact = redact;
  }

  /** The problems, newest first, at most {@value #KEPT}; unmodifiable. */
  public ObservableList<Problem> list() {
    return view;
  }

  /** Reports a problem that has no exception. */
  public void report(String what, String fix) {
    add(new Problem(clock.instant(), redact.apply(what), redact.apply(fix), ""));
  }

  /** Reports a problem with the exception behind it. */
  public void report(String what, String fix, Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    add(
        new Problem(
            clock.instant(),
            redact.apply(what),
            redact.apply(fix),
            redact.apply(trace.toString())));
  }

  /** Empties the list. */
  public void clear() {
    list.clear();
  }

  private void add(Problem problem) {
    LOG.warn("{} {}\n{}", problem.what(), problem.fix(), problem.details());
    ui.execute(
        () -> {
          list.addFirst(problem);
          if (list.size() > KEPT) {
            list.removeLast();
          }
        });
  }
}
