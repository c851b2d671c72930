package dev.sage.workbench.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** The versions of the database's schema and the way from each to the next. Immutable. */
final class Schema {

  /** In the header of our files: "Sage" in ASCII. */
  static final int APPLICATION_ID = 0x53616765;

  private static final Pattern STATEMENT_END = Pattern.compile(";[ \\t]*(?:\\R|$)");

  private final List<Migration> migrations;

  Schema(List<Migration> migrations) {
    this.migrations = List.copyOf(migrations);
  }

  /** What this program writes. */
  static Schema current() {
    return new Schema(
        List.of(
            new Migration(1, resource("0001-calls.sql")),
            new Migration(2, resource("0002-runs.sql")),
            new Migration(3, resource("0003-findings.sql")),
            new Migration(4, resource("0004-rollups.sql")),
            new Migration(5, resource("0005-keeping.sql")),
            new Migration(6, resource("0006-search.sql")),
            new Migration(7, resource("0007-indexes.sql")),
            new Migration(8, resource("0008-cache-told.sql"))));
  }

  List<Migration> migrations() {
    return migrations;
  }

  int version() {
    return migrations.getLast().version();
  }

  /**
   * Brings a database up to {@link #version}. Another process may do the same at the same moment:
   * the version is read again under the write lock.
   */
  void migrate(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        int version = Sql.number(connection, "PRAGMA user_version");
        for (Migration migration : migrations) {
          if (migration.version() > version) {
            for (String sql : statements(migration.sql())) {
              statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + migration.version());
          }
        }
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        statement.execute("COMMIT");
      } catch (SQLException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }

  /** Each without the semicolon at the end of its last line. */
  static String[] statements(String sql) {
    return STATEMENT_END.split(sql, 0);
  }

  static String resource(String name) {
    try (InputStream in = Schema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
