package dev.sage.workbench.store;

import dev.sage.workbench.Home;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * Writes a store anew without its free pages: a copy beside it, which takes its place when it is
 * whole. Whatever ends it earlier leaves the store as it was. Stateless.
 */
public final class StoreVacuum {

  /** A copy has no free pages, but may need some more for its tables. */
  static final long SPARE = 4L << 20;

  private StoreVacuum() {}

  /** Bytes of the file before and after. */
  public record Result(Path file, long before, long after) {}

  /**
   * Does it.
   *
   * @throws StoreException where another program has the store open, the disk lacks room, or the
   *     store can't be read; it is as it was then
   */
  public static Result run(Home home, CopyProgress progress, Consumer<String> notices) {
    Path file = home.database();
    if (!Files.exists(file)) {
      throw failed("There is no store in %s yet.".formatted(home.folder()), null);
    }
    Path lockFile = home.folder().resolve("sage.lock");
    try {
      PrivateFiles.createFile(lockFile);
      // Held to the end: whoever opens the store meanwhile waits for the new file.
      try (var lock = HomeLock.open(lockFile)) {
        if (!lock.alone()) {
          throw held(file);
        }
        return alone(file, progress, notices);
      }
    } catch (SQLException e) {
      throw Sql.busy(e)
          ? held(file)
          : failed(
              "The store can't be made smaller: %s. It is as it was.".formatted(Sql.reason(e)), e);
    } catch (IOException e) {
      throw failed(
          "The store can't be made smaller: its folder can't be written. It is as it was.", e);
    }
  }

  private static Result alone(Path file, CopyProgress progress, Consumer<String> notices)
      throws SQLException, IOException {
    long before = Files.size(file);
    Path copy = file.resolveSibling(file.getFileName() + ".vacuum");
    clear(file);
    try {
      try (var connection =
          new StoreFile(file, Schema.current(), InstantSource.system(), notices).open()) {
        takeAlone(connection, file);
        long expected = Sql.copyBytes(connection);
        room(file, expected);
        copy(connection, copy, expected, progress);
      }
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return new Result(file, before, Files.size(file));
    } finally {
      clear(file);
    }
  }

  /**
   * Takes away what one that was killed has left: a copy of everything, which nobody would find.
   * Only for who keeps others from opening the store.
   */
  static void clear(Path file) throws IOException {
    for (String suffix : new String[] {"", "-journal", "-wal", "-shm"}) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".vacuum" + suffix));
    }
  }

  /** Without its log the file is all there is, and only who is alone can do without. */
  private static void takeAlone(Connection connection, Path file) throws SQLException {
    Sql.execute(connection, "PRAGMA busy_timeout = 1000");
    Sql.execute(connection, "PRAGMA locking_mode = EXCLUSIVE");
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
      if (!row.next() || !row.getString(1).equalsIgnoreCase("delete")) {
        throw held(file);
      }
    }
    Sql.execute(connection, "BEGIN EXCLUSIVE");
    Sql.execute(connection, "COMMIT");
  }

  private static void room(Path file, long expected) throws IOException {
    long free = Files.getFileStore(PrivateFiles.folderOf(file)).getUsableSpace();
    if (free < expected + SPARE) {
      throw failed(
          ("The disk has %,d bytes left, and the store's copy needs about %,d. Make room, or move"
                  + " the home folder; the store is as it was.")
              .formatted(free, expected + SPARE),
          null);
    }
  }

  private static void copy(Connection connection, Path copy, long expected, CopyProgress progress)
      throws SQLException, IOException {
    PrivateFiles.createFile(copy);
    Sql.execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
    Watch.on(
        connection,
        () -> {
          progress.step(copy.toFile().length(), expected);
          return false;
        });
    try {
      Sql.copyInto(connection, copy);
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  private static StoreException held(Path file) {
    return failed(
        ("Another program has %s open. Close the console and other commands, and try again;"
                + " the store is as it was.")
            .formatted(file),
        null);
  }

  private static StoreException failed(String sentence, @Nullable Exception cause) {
    return new StoreException(StoreException.Reason.FAILED, sentence, cause);
  }
}
