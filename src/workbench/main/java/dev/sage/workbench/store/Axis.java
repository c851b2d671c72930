package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A call's number, and where the time axis of its frames begins after the start of the call: where
 * its request was sent. With several attempts that is the start of the call itself, so that the
 * frames of all attempts and the waits between them lie on one axis.
 */
record Axis(long call, long zero) {

  static @Nullable Axis of(Connection connection, String id) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT n, attempts, sent_ns FROM call WHERE id = ?")) {
      statement.setString(1, id);
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        return new Axis(
            row.getLong("n"), row.getInt("attempts") > 1 ? 0 : Sql.longOr(row, "sent_ns", 0));
      }
    }
  }

  /** What is asked of a call with its axis. */
  interface Query<T> {
    T run(Connection connection, Axis axis) throws SQLException;
  }

  /**
   * Asks of the call with that id.
   *
   * @param none the answer where there is no such call
   */
  static <T> T ask(Connection connection, String id, T none, Query<T> query) throws SQLException {
    var axis = of(connection, id);
    return axis == null ? none : query.run(connection, axis);
  }
}
