package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has come and is not on disk, and the transaction that takes it there. What could not be
 * written is kept, within bounds, for the next. Used by the writer's thread only.
 */
final class Unwritten {

  private static final Logger LOG = LoggerFactory.getLogger(Unwritten.class);

  private final Connection connection;
  private final CallRows rows;
  private final Set<OpenCall> calls = new LinkedHashSet<>();
  private final List<Entry.Change> changes = new ArrayList<>();
  private final Backlog backlog = new Backlog();

  Unwritten(Connection connection, CallRows rows) {
    this.connection = connection;
    this.rows = rows;
  }

  /** A call of which there is something new. */
  void add(OpenCall call) {
    calls.add(call);
  }

  void add(Entry.Change change) {
    changes.add(change);
  }

  boolean none() {
    return calls.isEmpty() && changes.isEmpty();
  }

  /** Writes everything and ends the transaction, which is open. */
  void commit() throws SQLException {
    for (Entry.Change change : changes) {
      write(change.statement());
    }
    for (OpenCall call : calls) {
      rows.write(call);
    }
    rows.rollUp();
    connection.commit();
  }

  /** A change that can't be made must not keep everything else from being written. */
  private void write(Entry.Statement statement) throws SQLException {
    Sql.execute(connection, "SAVEPOINT change");
    try {
      statement.run(connection, rows.clean());
    } catch (SQLException | RuntimeException e) {
      if (!statement.failed(e)) {
        throw e;
      }
      LOG.warn("A change could not be stored, and is left out", e);
      undo(e);
    }
    Sql.execute(connection, "RELEASE change");
  }

  /** Where SQLite has undone the whole transaction by itself, what was wrong counts. */
  private void undo(Exception reason) throws SQLException {
    try {
      Sql.execute(connection, "ROLLBACK TO change");
    } catch (SQLException gone) {
      throw reason instanceof SQLException e ? e : gone;
    }
  }

  /** Undoes the transaction; everything is still to be written. */
  void rollBack() {
    try {
      Sql.rollBack(connection);
    } catch (SQLException e) {
      LOG.warn("A transaction could not be rolled back: {}", Sql.reason(e));
    }
    rows.undone();
    calls.forEach(rows::forget);
  }

  /**
   * Everything is on disk.
   *
   * @return the ids of the calls of which something was written
   */
  Set<String> settled() {
    var ids = calls.stream().map(call -> call.start.requestId()).collect(Collectors.toSet());
    calls.forEach(OpenCall::settled);
    calls.clear();
    changes.clear();
    return ids;
  }

  /** Lets go of everything: it can't be written. */
  void giveUp(RuntimeException reason) {
    calls.forEach(OpenCall::settled);
    calls.clear();
    changes.forEach(change -> change.statement().undone(reason));
    changes.clear();
  }

  /** Keeps what could not be written, as far as there is room. */
  void keep(SQLException reason) {
    // Whoever waits for one is told now that it was not made: it must not be made later.
    changes.forEach(change -> change.statement().undone(reason));
    changes.removeIf(change -> change.statement().awaited());
    backlog.boundChanges(changes);
    backlog.bound(calls);
  }

  /** What there was no room for, for a sentence, and counts anew; empty where nothing was lost. */
  String lost() {
    String lost = backlog.lost();
    backlog.clear();
    return lost;
  }
}
