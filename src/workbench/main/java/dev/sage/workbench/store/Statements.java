package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements of one connection, each prepared once. Not thread-safe. */
final class Statements implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
  }

  int run(String sql, @Nullable Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  /** The first column of the first row; null where there is no row, or it is NULL. */
  @Nullable Long number(String sql, @Nullable Object... values) throws SQLException {
    try (var rows = bound(sql, values).executeQuery()) {
      return rows.next() ? Sql.longOrNull(rows, 1) : null;
    }
  }

  /** With its values in place, ready to be executed. */
  PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    var statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    Sql.bind(statement, Arrays.asList(values));
    return statement;
  }

  /**
   * A transaction was undone. The driver gives a statement up that the database refused: it could
   * never be run again, long after there is room on the disk.
   */
  void undone() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException gone) {
        // It is given up already.
      }
    }
    prepared.clear();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }
}
