package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes texts that are older than the index of words into it. Used by the writer's thread only. */
final class SearchFill {

  /** So many rows between two looks at the clock. */
  private static final int ROWS = 16;

  private static final List<String> BODY =
      List.of(
          """
          INSERT INTO body_words (rowid, words) SELECT n, sage_text(codec, raw_bytes, data)
          FROM body WHERE n > ? AND n <= ? ORDER BY n\
          """);

  /** In the order of their numbers: else each would be a segment of its own. */
  private static final List<String> CALL =
      List.of(
          """
          INSERT INTO call_words (rowid, words)
          SELECT 4 * call_n, request FROM content WHERE call_n > ?1 AND call_n <= ?2
          UNION ALL SELECT 4 * call_n + 1, text || ' ' || reasoning || ' ' || refusal
          FROM content WHERE call_n > ?1 AND call_n <= ?2
          UNION ALL SELECT 4 * n + 2, error_message
          FROM call WHERE error_message IS NOT NULL AND n > ?1 AND n <= ?2 ORDER BY 1\
          """);

  private final Connection connection;

  SearchFill(Connection connection) {
    this.connection = connection;
  }

  /** Whether there is something that is not in it. */
  boolean left() throws SQLException {
    return Sql.number(connection, "SELECT EXISTS (SELECT 1 FROM search_fill WHERE done < upto)")
        == 1;
  }

  /** A slice, in the transaction that is open; returns whether there may be more. */
  boolean some() throws SQLException {
    try (var statements = new Statements(connection)) {
      if (!left()) {
        return false;
      }
      return references(statements)
          || rows(statements, "body", BODY)
          || rows(statements, "call", CALL);
    }
  }

  private boolean references(Statements statements) throws SQLException {
    Long left =
        statements.number("SELECT done FROM search_fill WHERE part = 'reference' AND done < upto");
    if (left == null) {
      return false;
    }
    Sql.execute(
        connection,
        "CREATE INDEX IF NOT EXISTS " + SearchIndex.REFERENCES.get(Math.toIntExact(left)));
    statements.run("UPDATE search_fill SET done = done + 1 WHERE part = 'reference'");
    return true;
  }

  private static boolean rows(Statements statements, String table, List<String> inserts)
      throws SQLException {
    Long from =
        statements.number("SELECT done FROM search_fill WHERE part = ? AND done < upto", table);
    Long upto = statements.number("SELECT upto FROM search_fill WHERE part = ?", table);
    if (from == null || upto == null) {
      return false;
    }
    long done = from;
    var slice = new Slice();
    while (done < upto && !slice.over()) {
      Long to =
          statements.number(
              "SELECT max(n) FROM (SELECT n FROM %s WHERE n > ? AND n <= ? ORDER BY n LIMIT %d)"
                  .formatted(table, ROWS),
              done,
              upto);
      if (to != null) {
        for (String insert : inserts) {
          statements.run(insert, done, to);
        }
      }
      done = to == null ? upto : to;
    }
    statements.run("UPDATE search_fill SET done = ? WHERE part = ?", done, table);
    return true;
  }
}
