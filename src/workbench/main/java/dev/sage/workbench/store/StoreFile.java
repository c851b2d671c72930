package dev.sage.workbench.store;

import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a database file ready: made, looked at, set aside where it is damaged, migrated. Used by one
 * thread while a {@link HomeLock} keeps other processes out.
 */
final class StoreFile {

  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

  /** Up to this size a whole check costs little; above it only after an unclean end. */
  private static final long CHECK_ALWAYS = 16L << 20;

  private static final long CHECK_UNCLEAN = 256L << 20;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Beside a file in which damage was met: whoever opens it next looks at all of it. */
  private static final String SUSPECT = ".suspect";

  private final Path file;
  private final Schema schema;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private boolean lookedThrough = true;

  StoreFile(Path file, Schema schema, InstantSource clock, Consumer<String> notices) {
    this.file = file;
    this.schema = schema;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * A connection to the file in this program's version of the schema.
   *
   * @throws StoreException where a newer Sage or another program wrote it; it is untouched then
   */
  Connection open() throws SQLException, IOException {
    if (Files.exists(file) && Files.size(file) == 0 && logged()) {
      // All there is may be in the log, and SQLite would delete that.
      setAside();
    }
    if (Files.exists(file) && Files.size(file) > 0) {
      try {
        inspect();
      } catch (SQLException e) {
        if (!Sql.corrupt(e)) {
          throw e;
        }
        setAside();
      }
    }
    PrivateFiles.createFile(file);
    if (Files.size(file) == 0) {
      Sql.create(file);
    }
    var connection = Sql.write(file);
    try {
      migrate(connection);
      if (Files.exists(beside(SUSPECT))) {
        renewIndex(connection);
      }
      Files.deleteIfExists(beside(SUSPECT));
      return connection;
    } catch (SQLException | IOException e) {
      connection.close();
      throw e;
    }
  }

  /** Whether it was looked at as a whole when it was opened, or made. */
  boolean lookedThrough() {
    return lookedThrough;
  }

  private boolean logged() throws IOException {
    return Files.exists(beside("-wal")) && Files.size(beside("-wal")) > 0;
  }

  /** Has a file looked at as a whole when it is opened next. */
  static void suspect(Path file) {
    try {
      PrivateFiles.createFile(file.resolveSibling(file.getFileName() + SUSPECT));
    } catch (IOException unwritable) {
      LOG.warn("The damaged store can't be marked: {}", unwritable.getMessage());
    }
  }

  private void inspect() throws SQLException, IOException {
    boolean unclean = Files.exists(beside("-wal"));
    long size = Files.size(file);
    try (var connection = Sql.read(file)) {
      version(connection, file, schema);
      lookedThrough =
          size <= (unclean ? CHECK_UNCLEAN : CHECK_ALWAYS) || Files.exists(beside(SUSPECT));
      if (lookedThrough) {
        quickCheck(connection);
      }
    }
  }

  /**
   * The version of its schema, at most that of this program.
   *
   * @throws StoreException where a newer Sage or another program wrote it
   */
  static int version(Connection connection, Path file, Schema schema) throws SQLException {
    int application = Sql.number(connection, "PRAGMA application_id");
    int version = Sql.number(connection, "PRAGMA user_version");
    boolean empty = Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    if (application != Schema.APPLICATION_ID && !(application == 0 && empty)) {
      throw new StoreException(
          StoreException.Reason.FOREIGN,
          "%s is another program's database. Move it away, or name another folder with --home."
              .formatted(file));
    }
    if (version > schema.version()) {
      throw new NewerStoreException(file, version, schema.version());
    }
    return version;
  }

  /**
   * Looks at its pages.
   *
   * @throws SQLException where something is damaged
   */
  static void quickCheck(Connection connection) throws SQLException {
    if (!SearchIndex.there(connection)) {
      quickCheck(connection, "PRAGMA quick_check(1)");
      return;
    }
    // The index of words would be read as a whole, which takes seconds; it can be made anew.
    for (String table : tables(connection)) {
      quickCheck(connection, "PRAGMA quick_check(\"" + table + "\")");
    }
  }

  private static void quickCheck(Connection connection, String pragma) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(pragma)) {
      if (rows.next() && !rows.getString(1).equals("ok")) {
        throw Sql.damaged(rows.getString(1));
      }
    }
  }

  /** Those that are pages of the file themselves. */
  private static List<String> tables(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")) {
      var tables = new ArrayList<String>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  /** What is damaged in the index alone costs nothing but the time to make it anew. */
  private void renewIndex(Connection connection) throws SQLException {
    if (SearchIndex.there(connection) && !SearchIndex.sound(connection)) {
      SearchIndex.drop(connection);
      notices.accept("The index of words was damaged: it is made anew in the background.");
    }
  }

  /** Never deleted: somebody may get something out of it yet. */
  private void setAside() throws IOException {
    String suffix = ".corrupt-" + STAMP.format(clock.instant());
    Path aside = beside(suffix);
    Files.move(file, aside);
    for (String companion : new String[] {"-wal", "-shm"}) {
      if (Files.exists(beside(companion))) {
        Files.move(beside(companion), beside(suffix + companion));
      }
    }
    notices.accept(
        "The store was damaged: it is set aside as %s, and a new one begins."
            .formatted(aside.getFileName()));
  }

  private void migrate(Connection connection) throws SQLException, IOException {
    int version = Sql.number(connection, "PRAGMA user_version");
    if (version > 0 && version < schema.version()) {
      backUp(connection, version);
    }
    if (version < schema.version()) {
      schema.migrate(connection);
    }
  }

  private void backUp(Connection connection, int version) throws SQLException, IOException {
    Instant now = clock.instant();
    Path backup = beside(".v%d-%s".formatted(version, STAMP.format(now)));
    // It may be an empty file, so it can be made private before anything is in it.
    PrivateFiles.createFile(backup);
    Sql.copyInto(connection, backup);
    notices.accept(
        "The store has a new schema; the old one is kept as %s.".formatted(backup.getFileName()));
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
