package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the writer does beside writing what comes: a slice at a time, so that live calls need not
 * wait, and again by the mailbox where there is more. Used by the writer's thread only, but for
 * {@link #retain} and {@link #search}.
 */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final Connection connection;
  private final Mailbox<Entry> mailbox;
  private final Clean clean;
  private final Backfill backfill;
  private final RollupFill fill;
  private final SearchKeeper search;
  private final Retention retention;
  private final DeletionLog log;
  private final AtomicBoolean sweeping = new AtomicBoolean();

  Upkeep(
      Connection connection,
      Mailbox<Entry> mailbox,
      Clean clean,
      Backfill backfill,
      Retention retention) {
    this.connection = connection;
    this.mailbox = mailbox;
    this.clean = clean;
    this.backfill = backfill;
    this.retention = retention;
    this.fill = new RollupFill(connection);
    this.search = new SearchKeeper(connection, clean);
    this.log = new DeletionLog(connection);
  }

  /** Gets ready for the first call. */
  void warmUp() {
    try {
      WarmUp.run(clean);
    } catch (SQLException e) {
      // The first call only waits a little longer for its place on disk.
      LOG.debug("The writer could not be warmed up: {}", Sql.reason(e));
    }
  }

  /** Looks again at some calls of which not everything was found out. */
  void catchUp() {
    try {
      if (fill.some() || backfill.some() || search.some()) {
        catchUpLater();
      }
      // What was read for it would else keep an old view of the file open.
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      LOG.warn("Older calls could not be looked at again: {}", Sql.reason(e));
    }
  }

  private void catchUpLater() {
    mailbox.putAtOnce(new Entry.CatchUp(), 0);
  }

  /** Whether there is an index of words from now on; from any thread. */
  void search(boolean wanted) {
    search.wanted(wanted);
  }

  /** Makes or drops that index, in the transaction that is open, before anything is written. */
  void settleSearch() throws SQLException {
    if (search.settle()) {
      catchUpLater();
    }
  }

  /** What is taken away by itself from now on; from any thread. */
  void retain(RetentionRules rules) {
    retention.rules(rules);
    sweep();
  }

  /** One at a time waits. */
  private void sweep() {
    if (sweeping.compareAndSet(false, true)) {
      mailbox.putAtOnce(new Entry.Sweep(), Entry.BYTES);
    }
  }

  private void sweepSome() {
    boolean more = false;
    try {
      more = retention.some(log);
    } catch (SQLException e) {
      LOG.warn("Old calls could not be taken away: {}", Sql.reason(e));
    }
    sweeping.set(false);
    if (more) {
      sweep();
    }
  }

  /**
   * Takes calls away where that is due, and empties the log of what was deleted: after what else
   * came with it is written, for that may be a pin.
   */
  void after(List<Entry> batch) {
    if (batch.stream().anyMatch(Entry.EmptyLog.class::isInstance)) {
      log.empty();
    } else {
      log.again();
    }
    if (batch.stream().anyMatch(Entry.Sweep.class::isInstance)) {
      sweepSome();
    } else if (retention.due()) {
      sweep();
    }
  }

  /** How soon there is something to do though nothing comes, in nanoseconds. */
  long patience() {
    return log.left() ? DeletionLog.AGAIN_NANOS : Long.MAX_VALUE;
  }

  /** Nothing comes any more. */
  void end() {
    if (log.left()) {
      log.empty();
    }
  }
}
