package dev.sage.workbench.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That nothing can be written (disk full, lock held for too long), and what the person is told of
 * it: once when it begins and once when it is over. Changed by the writer's thread only, asked by
 * any.
 */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final Path file;
  private final Consumer<String> problems;
  private final Runnable damaged;

  /** Why nothing could be written the last time; null where it could. */
  private volatile @Nullable SQLException reason;

  /**
   * @param file what is written, for a person
   * @param problems told, in sentences for a person, when writing fails and when it goes on
   * @param damaged called where the file turns out to be damaged
   */
  Outage(Path file, Consumer<String> problems, Runnable damaged) {
    this.file = file;
    this.problems = problems;
    this.damaged = damaged;
  }

  boolean lasts() {
    return reason != null;
  }

  /** Nothing could be written, for the first time or again. */
  void failed(SQLException e) {
    boolean first = reason == null;
    reason = e;
    if (first) {
      LOG.warn("Calls could not be stored: {}", Sql.reason(e));
      problems.accept(
          "Calls can't be stored at the moment: %s. They go on; what is already stored is safe. %s"
              .formatted(Sql.reason(e), Sql.advice(e)));
    }
    if (Sql.corrupt(e)) {
      damaged.run();
    }
  }

  /**
   * It could be written again.
   *
   * @param lost what memory had no room for meanwhile; empty where nothing was lost
   */
  void over(String lost) {
    reason = null;
    LOG.info("Calls can be stored again; lost: {}", lost.isEmpty() ? "nothing" : lost);
    problems.accept(
        lost.isEmpty()
            ? "Calls can be stored again; what waited is stored too."
            : "Calls can be stored again; what waited is stored too, but for %s that memory had no room for."
                .formatted(lost));
  }

  /** Why nothing can be written at the moment, and what to do; null where it can. */
  @Nullable String trouble() {
    var e = reason;
    return e == null
        ? null
        : ("Calls can't be stored in %s at the moment: %s."
                + " They go on; what is already stored is safe. %s")
            .formatted(file, Sql.reason(e), Sql.advice(e));
  }

  /** For somebody who waited for a change, where it was tried. */
  StoreException refused(SQLException e) {
    if (Sql.ofTheFile(e)) {
      return new StoreException(
          StoreException.Reason.FAILED,
          "The store %s can't be written: %s. Nothing of this is changed. %s Then try again."
              .formatted(file, Sql.reason(e), Sql.advice(e)),
          e);
    }
    return new StoreException(
        StoreException.Reason.FAILED,
        "The store could not be changed: %s. Nothing of it is changed.".formatted(Sql.reason(e)),
        e);
  }

  /** The same where it was not even tried. */
  StoreException refused() {
    return new StoreException(
        StoreException.Reason.FAILED,
        "The store %s can't be written at the moment. Try again.".formatted(file));
  }
}
