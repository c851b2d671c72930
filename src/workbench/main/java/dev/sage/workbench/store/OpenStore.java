package dev.sage.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What belongs to a store that is open. Immutable, thread-safe.
 *
 * @param lock null where the store is a temporary one
 * @param folder to be deleted at the end with what is in it; null where there is none
 * @param instead why it is a temporary one, and what to do about it; null where it is none
 * @param unwritable why it can only be read; null where it can be written
 * @param later what looks through it while it is open; null where nothing does
 */
record OpenStore(
    Path file,
    Connection connection,
    CallRows rows,
    Writer writer,
    Readers readers,
    @Nullable HomeLock lock,
    @Nullable Path folder,
    @Nullable String instead,
    @Nullable String unwritable,
    @Nullable LaterCheck later)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);

  OpenStore readOnly(String why) {
    return new OpenStore(
        file, connection, rows, writer, readers, lock, folder, instead, why, later);
  }

  OpenStore lookedThroughBy(LaterCheck check) {
    return new OpenStore(
        file, connection, rows, writer, readers, lock, folder, instead, unwritable, check);
  }

  boolean temporary() {
    return instead != null;
  }

  long bytes() {
    return size(file) + size(log());
  }

  StoreInfo info() {
    return readers.read(this::info);
  }

  private StoreInfo info(Connection connection) throws SQLException {
    return new StoreInfo(
        file,
        bytes(),
        Sql.number(connection, "PRAGMA user_version"),
        Sql.longNumber(connection, "SELECT count(*) FROM run"),
        Sql.longNumber(connection, "SELECT count(*) FROM call"),
        Sql.longNumber(connection, "SELECT count(*) FROM attempt"),
        Sql.longNumber(connection, "SELECT coalesce(sum(frames), 0) FROM call"),
        temporary());
  }

  StoreSizes sizes() {
    return readers.read(
        connection ->
            GivenUp.run(
                connection,
                () -> {},
                counted -> StoreSizes.read(counted, info(counted), size(file), size(log()))));
  }

  private Path log() {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  StoreCheck check() {
    return checked(
        connection -> {
          var problems = found(connection, "PRAGMA integrity_check(20)");
          for (String table : texts(connection, "PRAGMA foreign_key_check")) {
            problems.add("A row of the table " + table + " refers to one that is not there.");
          }
          problems.addAll(BodyCheck.problems(connection));
          problems.addAll(RollupCheck.problems(connection));
          return problems;
        });
  }

  StoreCheck quickCheck() {
    return checked(connection -> found(connection, "PRAGMA quick_check(20)"));
  }

  private StoreCheck checked(Readers.Query<List<String>> look) {
    return readers.read(
        connection -> {
          var problems = GivenUp.run(connection, () -> {}, look);
          return new StoreCheck(info(), problems);
        });
  }

  private static List<String> found(Connection connection, String pragma) throws SQLException {
    var problems = new ArrayList<>(texts(connection, pragma));
    problems.remove("ok");
    return problems;
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static long size(Path path) {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      // Gone between the two lines: another process folded the log into the database.
      return 0;
    }
  }

  @Override
  public void close() {
    if (later != null) {
      later.close();
    }
    writer.close();
    try {
      readers.close();
      rows.close();
      connection.close();
      if (lock != null) {
        lock.close();
      }
      if (folder != null) {
        deleteTemporary(folder);
      }
    } catch (SQLException | IOException e) {
      LOG.warn("The store could not be closed cleanly: {}", e.getMessage());
    }
  }

  /** What a temporary store may have left, and its folder. */
  static void deleteTemporary(Path folder) throws IOException {
    for (String suffix : new String[] {"", "-wal", "-shm", "-journal", ".suspect", ".checked"}) {
      Files.deleteIfExists(folder.resolve("sage.db" + suffix));
    }
    Files.deleteIfExists(folder);
  }
}
