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
 */
record OpenStore(
    Path file,
    Connection connection,
    CallRows rows,
    Writer writer,
    Readers readers,
    @Nullable HomeLock lock,
    @Nullable Path folder,
    @Nullable String instead)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenStore.class);

  boolean temporary() {
    return lock == null;
  }

  long bytes() {
    return size(file) + size(log());
  }

  StoreInfo info() {
    return readers.read(
        connection ->
            new StoreInfo(
                file,
                bytes(),
                Sql.number(connection, "PRAGMA user_version"),
                Sql.number(connection, "SELECT count(*) FROM run"),
                Sql.number(connection, "SELECT count(*) FROM call"),
                Sql.number(connection, "SELECT count(*) FROM attempt"),
                Sql.number(connection, "SELECT coalesce(sum(frames), 0) FROM call"),
                temporary()));
  }

  StoreSizes sizes() {
    var info = info();
    return readers.read(connection -> StoreSizes.read(connection, info, size(file), size(log())));
  }

  private Path log() {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  StoreCheck check() {
    return readers.read(
        connection -> {
          var problems = new ArrayList<String>();
          problems.addAll(texts(connection, "PRAGMA integrity_check(20)"));
          problems.remove("ok");
          for (String table : texts(connection, "PRAGMA foreign_key_check")) {
            problems.add("A row of the table " + table + " refers to one that is not there.");
          }
          problems.addAll(BodyCheck.problems(connection));
          return new StoreCheck(info(), problems);
        });
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
    for (String suffix : new String[] {"", "-wal", "-shm", "-journal", ".suspect"}) {
      Files.deleteIfExists(folder.resolve("sage.db" + suffix));
    }
    Files.deleteIfExists(folder);
  }
}
