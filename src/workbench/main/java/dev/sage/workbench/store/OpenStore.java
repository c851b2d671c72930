package dev.sage.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
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

  StoreCheck check(Consumer<CheckStep> progress) {
    return checked(connection -> WholeCheck.run(connection, progress));
  }

  StoreCheck quickCheck() {
    return checked(connection -> new WholeCheck.Found(WholeCheck.quick(connection), List.of()));
  }

  private StoreCheck checked(Readers.Query<WholeCheck.Found> look) {
    return readers.read(
        connection -> {
          var found = GivenUp.run(connection, look);
          return found.check(info());
        });
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
