package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns pins and tags into rows and back. Stateless. */
final class MarkRows {

  private MarkRows() {}

  static void pin(Connection connection, String id, boolean pinned) throws SQLException {
    if (pinned) {
      update(connection, "INSERT INTO pin (id) VALUES (?) ON CONFLICT DO NOTHING", id);
    } else {
      update(connection, "DELETE FROM pin WHERE id = ?", id);
      // It may be older than what retention has looked at so far.
      update(connection, "DELETE FROM keeping");
    }
  }

  static void tag(
      Connection connection, Clean clean, String id, String name, @Nullable String value)
      throws SQLException {
    if (value == null) {
      update(connection, "DELETE FROM tag WHERE call_id = ? AND name = ?", id, clean.text(name));
    } else {
      update(
          connection,
          """
          INSERT INTO tag (call_id, name, value) VALUES (?, ?, ?)
          ON CONFLICT (call_id, name) DO UPDATE SET value = excluded.value\
          """,
          id,
          clean.text(name),
          clean.text(value));
    }
  }

  /** Of those calls, by id; a call without marks is not in it. */
  static Map<String, CallMarks> read(Connection connection, List<String> ids) throws SQLException {
    var marks = new HashMap<String, CallMarks>();
    try (var call =
            connection.prepareStatement(
                """
                SELECT removed, EXISTS (SELECT 1 FROM pin p WHERE p.id IN (c.id, c.run_id))
                FROM call c WHERE c.id = ?\
                """);
        var tags = connection.prepareStatement("SELECT name, value FROM tag WHERE call_id = ?")) {
      for (String id : ids) {
        call.setString(1, id);
        tags.setString(1, id);
        var named = new TreeMap<String, String>();
        try (var rows = tags.executeQuery()) {
          while (rows.next()) {
            named.put(rows.getString(1), rows.getString(2));
          }
        }
        try (var row = call.executeQuery()) {
          if (row.next()) {
            int removed = row.getInt(1);
            marks.put(
                id,
                new CallMarks(
                    row.getInt(2) == 1,
                    named,
                    removed >= RemovedPart.FRAMES.level(),
                    removed >= RemovedPart.CONTENT.level()));
          }
        }
      }
    }
    marks.values().removeIf(CallMarks.NONE::equals);
    return marks;
  }

  private static void update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      Sql.bind(statement, Arrays.asList(values));
      statement.executeUpdate();
    }
  }
}
