package dev.sage.workbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** What JDBC leaves to do by hand with SQLite. */
final class Sql {

  /** How long a statement waits for another process's lock, ms. */
  private static final int BUSY_MS = 10_000;

  private Sql() {}

  /** A connection that reads and writes an existing file. */
  static Connection write(Path file) throws SQLException {
    var config = config();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** A connection that only reads. */
  static Connection read(Path file) throws SQLException {
    var config = config();
    config.setReadOnly(true);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** A database of its own that is gone when it is closed. */
  static Connection memory() throws SQLException {
    return config().createConnection("jdbc:sqlite::memory:");
  }

  private static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MS);
    config.enforceForeignKeys(true);
    return config;
  }

  static int number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  static void bind(PreparedStatement statement, List<? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static long longOr(ResultSet row, String column, long otherwise) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? otherwise : value;
  }

  /** As SQLite says it of a damaged file. */
  static SQLException damaged(String finding) {
    return new SQLiteException(finding, SQLiteErrorCode.SQLITE_CORRUPT);
  }

  /** Whether the file is no sound database, as against not being usable just now. */
  static boolean corrupt(SQLException e) {
    return e instanceof SQLiteException failure
        && (primary(failure) == SQLiteErrorCode.SQLITE_CORRUPT.code
            || primary(failure) == SQLiteErrorCode.SQLITE_NOTADB.code);
  }

  /** The low byte is the primary code, the rest says more. */
  private static int primary(SQLiteException e) {
    return e.getResultCode().code & 0xFF;
  }

  /** What went wrong, in words for a person. */
  static String reason(SQLException e) {
    if (!(e instanceof SQLiteException failure)) {
      return String.valueOf(e.getMessage());
    }
    int code = primary(failure);
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return "the disk is full";
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return "the folder can't be written";
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return "another program holds its lock";
    }
    if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
      return "the disk can't be read or written";
    }
    return corrupt(e) ? "the file is damaged" : failure.getResultCode().message;
  }
}
