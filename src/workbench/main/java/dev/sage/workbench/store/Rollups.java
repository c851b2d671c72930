package dev.sage.workbench.store;

import dev.sage.workbench.rollup.RolledCall;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rollups equal to the rows, in the transaction that changes the rows: whatever ends a
 * transaction, a crash too, ends both. Used by the thread that writes only.
 *
 * <p>What a transaction changes is summed up in memory and written by {@link #flush}, so that a
 * thousand calls of a minute are one row's change.
 */
final class Rollups implements AutoCloseable {

  private static final String CALL =
      "SELECT " + RolledCall.COLUMNS + " FROM call c WHERE c.n = ? AND c.status <> 'running'";

  private final Statements statements;
  private final LaneRows rows;
  private final Map<LaneKey, LaneDelta> deltas = new LinkedHashMap<>();
  private @Nullable Fill fill;

  Rollups(Connection connection) {
    this.statements = new Statements(connection);
    this.rows = new LaneRows(statements);
  }

  /** Calls that are not counted yet: those after {@code done} up to {@code upto}. */
  record Fill(long done, long upto) {
    boolean counts(long number) {
      return number <= done || number > upto;
    }
  }

  /** To be called before the row of a call changes or goes; does nothing while it runs. */
  void takeOut(long number) throws SQLException {
    count(number, -1);
  }

  /** To be called after the row of a call has changed; does nothing while it runs. */
  void putIn(long number) throws SQLException {
    count(number, 1);
  }

  private void count(long number, int times) throws SQLException {
    if (!fill().counts(number)) {
      return;
    }
    try (var row = statements.bound(CALL, number).executeQuery()) {
      if (row.next()) {
        count(call(row), times);
      }
    }
  }

  void count(RolledCall call, int times) {
    for (LaneKey key : LaneKey.of(call)) {
      deltas.computeIfAbsent(key, LaneDelta::new).add(call, times);
    }
  }

  /** How far older calls are counted, as of this transaction. */
  Fill fill() throws SQLException {
    var known = fill;
    if (known == null) {
      try (var row = statements.bound("SELECT done, upto FROM rollup_fill").executeQuery()) {
        row.next();
        known = new Fill(row.getLong(1), row.getLong(2));
      }
      fill = known;
    }
    return known;
  }

  /** A row of {@link RolledCall#COLUMNS}. */
  static RolledCall call(ResultSet row) throws SQLException {
    return RolledCall.of(
        column -> Sql.longOrNull(row, column + 1), column -> row.getString(column + 1));
  }

  /** Writes what has changed, in the transaction that is open and about to be committed. */
  void flush() throws SQLException {
    for (var delta : deltas.entrySet()) {
      rows.write(delta.getKey(), delta.getValue());
    }
    clear();
  }

  /** The transaction was undone. */
  void undone() {
    clear();
    statements.undone();
  }

  private void clear() {
    deltas.clear();
    fill = null;
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
