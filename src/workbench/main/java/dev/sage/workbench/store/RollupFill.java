package dev.sage.workbench.store;

import dev.sage.workbench.rollup.RolledCall;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Counts, a slice at a time, calls that are older than the rollups. Used by the writer's thread
 * only.
 */
final class RollupFill {

  /** Live calls wait that long. */
  private static final int SLICE = 5_000;

  private static final String CALLS =
      "SELECT "
          + RolledCall.COLUMNS
          + " FROM call c WHERE c.n > ? AND c.n <= ? AND c.status <> 'running'";

  private final Connection connection;

  RollupFill(Connection connection) {
    this.connection = connection;
  }

  /** Counts a slice, in a transaction of its own; returns whether there is more. */
  boolean some() throws SQLException {
    if (Sql.number(connection, "SELECT done < upto FROM rollup_fill") == 0) {
      return false;
    }
    try {
      Sql.begin(connection);
      var fill = slice(connection);
      connection.commit();
      return fill.done() < fill.upto();
    } catch (SQLException e) {
      Sql.rollBack(connection);
      throw e;
    }
  }

  /** The same in the transaction that is open; returns how far it is then. */
  static Rollups.Fill slice(Connection connection) throws SQLException {
    try (var rollups = new Rollups(connection);
        var calls = connection.prepareStatement(CALLS)) {
      var fill = rollups.fill();
      long to = Math.min(fill.upto(), fill.done() + SLICE);
      calls.setLong(1, fill.done());
      calls.setLong(2, to);
      try (var row = calls.executeQuery()) {
        while (row.next()) {
          rollups.count(Rollups.call(row), 1);
        }
      }
      rollups.flush();
      done(connection, to);
      return new Rollups.Fill(to, fill.upto());
    }
  }

  private static void done(Connection connection, long to) throws SQLException {
    try (var update = connection.prepareStatement("UPDATE rollup_fill SET done = ?")) {
      update.setLong(1, to);
      update.executeUpdate();
    }
  }
}
