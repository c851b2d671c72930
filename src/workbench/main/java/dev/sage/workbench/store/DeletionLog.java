package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes SQLite's log into the file and empties it: what was deleted must not stay readable there.
 * Whoever still reads an older view of the store needs the log; then it is tried again until they
 * are done. Used by the writer's thread only.
 */
final class DeletionLog {

  private static final Logger LOG = LoggerFactory.getLogger(DeletionLog.class);

  /** How soon it is tried again: each time may hold the writer up for {@link Sql#LOG_BUSY_MS}. */
  static final long AGAIN_NANOS = Mailbox.millis(2_000);

  private final Connection connection;
  private boolean left;
  private boolean failed;
  private long tried;

  DeletionLog(Connection connection) {
    this.connection = connection;
  }

  /** Whether something that was deleted may still stand in it. */
  boolean left() {
    return left;
  }

  /** Empties it, now or as soon as it can be done. */
  void empty() {
    tried = System.nanoTime();
    try {
      connection.setAutoCommit(true);
      left = !Sql.emptyLog(connection);
      failed = false;
    } catch (SQLException e) {
      left = true;
      if (!failed) {
        LOG.warn("The log of the store could not be emptied yet: {}", Sql.reason(e));
      }
      failed = true;
    }
  }

  /** Tries again where that is due. */
  void again() {
    if (left && System.nanoTime() - tried >= AGAIN_NANOS) {
      empty();
    }
  }
}
