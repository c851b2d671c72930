package dev.sage.workbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** What JDBC leaves to do by hand with SQLite. */
final class Sql {

  /** How long a statement waits for another process's lock, ms. */
  private static final int BUSY_MS = 10_000;

  /** How long emptying the log waits for readers, ms: the writer, and so live calls, wait too. */
  static final int LOG_BUSY_MS = 200;

  private static final Set<Integer> OF_THE_FILE =
      Stream.of(
              SQLiteErrorCode.SQLITE_FULL,
              SQLiteErrorCode.SQLITE_READONLY,
              SQLiteErrorCode.SQLITE_CANTOPEN,
              SQLiteErrorCode.SQLITE_PERM,
              SQLiteErrorCode.SQLITE_BUSY,
              SQLiteErrorCode.SQLITE_LOCKED,
              SQLiteErrorCode.SQLITE_IOERR,
              SQLiteErrorCode.SQLITE_NOMEM,
              SQLiteErrorCode.SQLITE_CORRUPT,
              SQLiteErrorCode.SQLITE_NOTADB)
          .map(code -> code.code)
          .collect(Collectors.toUnmodifiableSet());

  /** What helps where a disk is full or a folder not to be written. */
  static final String ROOM = "Make room on the disk, or see who may write there.";

  private Sql() {}

  /** A database in memory that all connections of this process to this address share. */
  static String memoryAddress(String name) {
    return "file:/" + name + "?vfs=memdb";
  }

  /** A connection that reads and writes an existing file. */
  static Connection write(Path file) throws SQLException {
    return write(file.toString());
  }

  /** The same for a file or an address. */
  static Connection write(String file) throws SQLException {
    var config = config();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    var connection = config.createConnection("jdbc:sqlite:" + file);
    // What was deleted is overwritten: a prompt must not lie about in free pages.
    execute(connection, "PRAGMA secure_delete = ON");
    // What keeps the index of words reads bodies.
    BodyText.register(connection);
    return connection;
  }

  /**
   * Makes the file of a new database such that free pages can be given back a few at a time: that
   * has to be said before anything is in it.
   */
  static void create(Path file) throws SQLException {
    try (var connection = config().createConnection("jdbc:sqlite:" + file)) {
      execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
      execute(connection, "PRAGMA application_id = " + Schema.APPLICATION_ID);
    }
  }

  /** A connection that only reads. */
  static Connection read(Path file) throws SQLException {
    return read(file.toString());
  }

  /** The same for a file or an address. */
  static Connection read(String file) throws SQLException {
    var config = config();
    config.setReadOnly(true);
    var connection = config.createConnection("jdbc:sqlite:" + file);
    BodyText.register(connection);
    return connection;
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

  /** Copies the whole database, without its free pages, into a file that is new or empty. */
  static void copyInto(Connection connection, Path file) throws SQLException {
    try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, file.toString());
      statement.execute();
    }
  }

  /** About how many bytes such a copy has. */
  static long copyBytes(Connection connection) throws SQLException {
    long pages =
        longNumber(connection, "PRAGMA page_count")
            - longNumber(connection, "PRAGMA freelist_count");
    return pages * longNumber(connection, "PRAGMA page_size");
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a pragma without rows that does its work step by step, to its end. */
  static void complete(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Writes the log into the file and empties it; false where somebody still reads from it. */
  static boolean emptyLog(Connection connection) throws SQLException {
    int before = number(connection, "PRAGMA busy_timeout");
    execute(connection, "PRAGMA busy_timeout = " + LOG_BUSY_MS);
    try {
      // The first column says whether it was kept from it; that is no error.
      return number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    } finally {
      execute(connection, "PRAGMA busy_timeout = " + before);
    }
  }

  /**
   * Begins a transaction that writes, waiting until nobody else does. One that reads first and
   * writes then would not wait: SQLite refuses that at once, as what was read may be outdated.
   *
   * @throws SQLException where another connection writes for too long; {@link #rollBack} follows
   */
  static void begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    // The driver has begun one by itself, without the lock; it knows no other way between two.
    execute(connection, "COMMIT");
    try {
      execute(connection, "BEGIN IMMEDIATE");
    } catch (SQLException e) {
      if (busy(e)) {
        throw e;
      }
      // A file that may only be read is refused where it is written, and not before.
      execute(connection, "BEGIN");
    }
  }

  /**
   * Undoes the transaction. On a full disk or a failing one SQLite has done so by itself, of which
   * the driver knows nothing: it would write what comes next outside of any transaction.
   */
  static void rollBack(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException none) {
      execute(connection, "BEGIN");
    }
  }

  static long longNumber(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  static int number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /** The first column of each row. */
  static List<String> texts(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
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

  static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Double doubleOrNull(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
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

  /** Whether another connection has what this one wants. */
  static boolean busy(SQLException e) {
    return e instanceof SQLiteException failure
        && (primary(failure) == SQLiteErrorCode.SQLITE_BUSY.code
            || primary(failure) == SQLiteErrorCode.SQLITE_LOCKED.code);
  }

  /** Whether file or disk could not be used, as against what was asked of them. */
  static boolean ofTheFile(SQLException e) {
    return e instanceof SQLiteException failure && OF_THE_FILE.contains(primary(failure));
  }

  /** The low byte is the primary code, the rest says more. */
  private static int primary(SQLiteException e) {
    return e.getResultCode().code & 0xFF;
  }

  /** What a person can do about it. */
  static String advice(SQLException e) {
    if (corrupt(e)) {
      return "Start Sage again: it sets the damaged file aside, and begins a new one.";
    }
    return busy(e) ? "Close the other program, or let it finish." : ROOM;
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
