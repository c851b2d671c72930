package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;

/** Binds a selection to what the store holds at a moment. Stateless. */
final class SelectionMoment {

  private SelectionMoment() {}

  static CallSelection freeze(Connection connection, CallSelection selection) throws SQLException {
    long newest = Sql.longNumber(connection, "SELECT coalesce(max(n), 0) FROM call");
    var running = new HashSet<Long>();
    // Whatever runs has an owner, by which there is an index.
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT n FROM call WHERE owner IS NOT NULL AND status = 'running'")) {
      while (rows.next()) {
        running.add(rows.getLong(1));
      }
    }
    return new CallSelection(selection.filter(), selection.pinnedToo(), newest, running);
  }
}
