package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes and drops the index of words: what it is stands in {@code search.sql}. To be used in a
 * transaction, by the thread that writes. Stateless.
 */
final class SearchIndex {

  /** The indexes that lead from a body to the calls that have it: one a slice, as each is slow. */
  static final List<String> REFERENCES =
      List.of(
          "search_message ON message (body_n)",
          "search_request ON content (request_body) WHERE request_body IS NOT NULL",
          "search_text ON content (text_body) WHERE text_body IS NOT NULL",
          "search_reasoning ON content (reasoning_body) WHERE reasoning_body IS NOT NULL",
          "search_messages ON content (messages) WHERE messages IS NOT NULL");

  /** The two of it, each with tables of its own behind it. */
  static final List<String> TABLES = List.of("body_words", "call_words");

  private SearchIndex() {}

  static boolean there(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'body_words'")
        > 0;
  }

  /** Whether a table is a part of it. */
  static boolean part(String table) {
    return TABLES.stream().anyMatch(table::startsWith);
  }

  /** An empty one: what is stored from now on is in it, the rest is for {@link SearchFill}. */
  static void make(Connection connection) throws SQLException {
    for (String sql : Schema.statements(Schema.resource("search.sql"))) {
      Sql.execute(connection, sql);
    }
    Sql.execute(
        connection,
        "INSERT INTO search_fill SELECT 'body', 0, coalesce(max(n), 0) FROM body"
            + " UNION ALL SELECT 'call', 0, coalesce(max(n), 0) FROM call"
            + " UNION ALL SELECT 'reference', 0, "
            + REFERENCES.size());
  }

  static void drop(Connection connection) throws SQLException {
    for (String name : names(connection, "trigger")) {
      Sql.execute(connection, "DROP TRIGGER " + name);
    }
    for (String name : names(connection, "index")) {
      Sql.execute(connection, "DROP INDEX " + name);
    }
    for (String table : TABLES) {
      Sql.execute(connection, "DROP TABLE IF EXISTS " + table);
    }
    Sql.execute(connection, "DELETE FROM search_fill");
  }

  private static List<String> names(Connection connection, String type) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT name FROM sqlite_schema WHERE type = ? AND name GLOB 'search_*'")) {
      statement.setString(1, type);
      try (var rows = statement.executeQuery()) {
        var names = new ArrayList<String>();
        while (rows.next()) {
          names.add(rows.getString(1));
        }
        return names;
      }
    }
  }

  /** Whether what SQLite can say of its inside is sound. */
  static boolean sound(Connection connection) throws SQLException {
    try {
      for (String table : TABLES) {
        Sql.execute(
            connection, "INSERT INTO %s (%s) VALUES ('integrity-check')".formatted(table, table));
      }
      return true;
    } catch (SQLException e) {
      if (Sql.corrupt(e)) {
        return false;
      }
      throw e;
    }
  }
}
