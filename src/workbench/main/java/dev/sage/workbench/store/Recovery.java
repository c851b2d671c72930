package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Marks calls whose process ended before they did. Stateless. */
final class Recovery {

  private Recovery() {}

  /**
   * Looks at every call that is marked as running.
   *
   * @param alone whether no other process has the store open: then no owner can be alive, even one
   *     whose process id says so
   */
  static void run(Connection connection, Owner self, boolean alone) throws SQLException {
    var gone = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT DISTINCT owner FROM call WHERE owner IS NOT NULL")) {
      while (rows.next()) {
        String owner = rows.getString(1);
        if (!owner.equals(self.text()) && (alone || Owner.parse(owner).gone())) {
          gone.add(owner);
        }
      }
    }
    if (gone.isEmpty()) {
      return;
    }
    try (var rollups = new Rollups(connection);
        var calls = connection.prepareStatement("SELECT n FROM call WHERE owner = ?");
        var update =
            connection.prepareStatement(
                """
            UPDATE call SET status = 'interrupted', owner = NULL, error_kind = 'stream_interrupted',
              error_message = 'Sage ended while this call ran. What had arrived is kept; run it again.'
            WHERE owner = ?\
            """)) {
      for (String owner : gone) {
        Sql.begin(connection);
        var numbers = numbers(calls, owner);
        update.setString(1, owner);
        update.executeUpdate();
        for (long number : numbers) {
          rollups.putIn(number);
        }
        rollups.flush();
        connection.commit();
      }
    } catch (SQLException e) {
      Sql.rollBack(connection);
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static List<Long> numbers(PreparedStatement calls, String owner) throws SQLException {
    calls.setString(1, owner);
    try (var rows = calls.executeQuery()) {
      var numbers = new ArrayList<Long>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }
}
