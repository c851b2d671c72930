package dev.sage.workbench.store;

import dev.sage.workbench.Home;
import dev.sage.workbench.Ids;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an {@link OpenStore} together. Stateless. */
final class StoreOpener {

  private static final Logger LOG = LoggerFactory.getLogger(StoreOpener.class);

  private StoreOpener() {}

  /** Makes a folder for a store that ends with the process. */
  @FunctionalInterface
  interface TemporaryFolder {
    Path make() throws IOException;
  }

  /** What keeps a store from being opened, and what to do about it. */
  record Trouble(String reason, String advice) {
    String words() {
      return reason + ". " + advice;
    }
  }

  static OpenStore open(Home home, Clean clean, Consumer<String> notices) {
    return open(home, clean, notices, () -> Files.createTempDirectory("sage-"));
  }

  static OpenStore open(
      Home home, Clean clean, Consumer<String> notices, TemporaryFolder temporary) {
    try {
      return anywhere(home, clean, notices, temporary);
    } catch (UnsatisfiedLinkError e) {
      throw unpacked(e);
    }
  }

  /** For who only reads: a store that can't be written is read as it is, and none stands in. */
  static OpenStore openToRead(Home home, Clean clean, Consumer<String> notices) {
    try {
      return whole(home, clean, notices);
    } catch (SQLException e) {
      return ReadOnlyStore.open(home, new Trouble(Sql.reason(e), Sql.advice(e)), clean, notices);
    } catch (IOException e) {
      return ReadOnlyStore.open(home, new Trouble(reason(e), Sql.ROOM), clean, notices);
    } catch (UnsatisfiedLinkError e) {
      throw unpacked(e);
    }
  }

  private static StoreException unpacked(UnsatisfiedLinkError e) {
    return new StoreException(
        StoreException.Reason.FAILED,
        ("The store can't be opened: SQLite can't be unpacked into %s. Make room there, or ask"
                + " without the store: sage run --no-store.")
            .formatted(System.getProperty("java.io.tmpdir")),
        e);
  }

  private static OpenStore anywhere(
      Home home, Clean clean, Consumer<String> notices, TemporaryFolder temporary) {
    try {
      return whole(home, clean, notices);
    } catch (SQLException e) {
      return instead(home, new Trouble(Sql.reason(e), Sql.advice(e)), clean, notices, temporary);
    } catch (IOException e) {
      return instead(home, new Trouble(reason(e), Sql.ROOM), clean, notices, temporary);
    }
  }

  /** Damage that a first look did not find is set aside as well. */
  private static OpenStore whole(Home home, Clean clean, Consumer<String> notices)
      throws SQLException, IOException {
    try {
      return permanent(home, Schema.current(), clean, notices);
    } catch (SQLException e) {
      if (!Sql.corrupt(e)) {
        throw e;
      }
      StoreFile.suspect(home.database());
      return permanent(home, Schema.current(), clean, notices);
    }
  }

  private static String reason(IOException e) {
    // Java has no type for it; Linux, macOS and Windows all name the space.
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("space")
        ? "the disk is full"
        : "the folder can't be written";
  }

  static OpenStore permanent(Home home, Schema schema, Clean clean, Consumer<String> notices)
      throws SQLException, IOException {
    PrivateFiles.createFolder(home.folder());
    Path lockFile = home.folder().resolve("sage.lock");
    PrivateFiles.createFile(lockFile);
    var lock = HomeLock.open(lockFile);
    try {
      if (lock.opening()) {
        clear(home);
      }
      var opening = new StoreFile(home.database(), schema, InstantSource.system(), notices);
      var connection = opening.open();
      try {
        var self = Owner.self();
        recover(connection, self, lock.alone());
        lock.opened();
        String file = home.database().toString();
        var open = assemble(home, file, connection, self, clean, notices, lock, null, null);
        return opening.lookedThrough() ? open : lookedThroughLater(open, notices);
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void clear(Home home) {
    try {
      StoreVacuum.clear(home.database());
    } catch (IOException e) {
      LOG.warn("What a vacuum has left can't be deleted: {}", e.getMessage());
    }
  }

  private static OpenStore lookedThroughLater(OpenStore open, Consumer<String> notices) {
    var later =
        new LaterCheck(
            open.file(), open.readers(), InstantSource.system(), LaterCheck.DELAY, notices);
    later.start();
    return open.lookedThroughBy(later);
  }

  /**
   * What is stored can be read also where nothing can be written: whoever comes next tries again.
   */
  private static void recover(Connection connection, Owner self, boolean alone)
      throws SQLException {
    try {
      Recovery.run(connection, self, alone);
    } catch (SQLException e) {
      if (Sql.corrupt(e) || !Sql.ofTheFile(e)) {
        throw e;
      }
      LOG.warn("Calls of a process that is gone can't be marked: {}", Sql.reason(e));
    }
  }

  private static OpenStore instead(
      Home home,
      Trouble trouble,
      Clean clean,
      Consumer<String> notices,
      TemporaryFolder temporary) {
    try {
      try {
        return inFolder(home, temporary.make(), trouble, clean, notices);
      } catch (SQLException | IOException alsoFull) {
        LOG.warn("There is no room for a temporary store either: {}", alsoFull.getMessage());
        return inMemory(home, trouble, clean, notices);
      }
    } catch (SQLException e) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          "The store in %s can't be opened: %s. Name another folder with --home."
              .formatted(home.folder(), trouble.reason()),
          e);
    }
  }

  private static OpenStore inFolder(
      Home home, Path folder, Trouble trouble, Clean clean, Consumer<String> notices)
      throws SQLException, IOException {
    try {
      Path file = folder.resolve("sage.db");
      var connection =
          new StoreFile(file, Schema.current(), InstantSource.system(), notices).open();
      notices.accept(
          "The store in %s can't be opened: %s. Calls are kept only until Sage ends."
              .formatted(home.folder(), trouble.reason()));
      return assemble(
          home,
          file.toString(),
          connection,
          Owner.self(),
          clean,
          notices,
          null,
          folder,
          trouble.words());
    } catch (SQLException | IOException e) {
      OpenStore.deleteTemporary(folder);
      throw e;
    }
  }

  private static OpenStore inMemory(
      Home home, Trouble trouble, Clean clean, Consumer<String> notices) throws SQLException {
    String address = Sql.memoryAddress("sage-" + Ids.next());
    var connection = Sql.write(address);
    Schema.current().migrate(connection);
    notices.accept(
        ("The store in %s can't be opened: %s. There is no room for a temporary one either, so calls"
                + " are kept in memory only until Sage ends.")
            .formatted(home.folder(), trouble.reason()));
    return assemble(
        home, address, connection, Owner.self(), clean, notices, null, null, trouble.words());
  }

  static OpenStore assemble(
      Home home,
      String address,
      Connection connection,
      Owner self,
      Clean clean,
      Consumer<String> notices,
      @Nullable HomeLock lock,
      @Nullable Path folder,
      @Nullable String instead) {
    var costs = new Costs(home);
    var rows = new CallRows(connection, clean, costs, self.text());
    var retention =
        new Retention(connection, lock == null ? SweepLock.ALONE : lock, InstantSource.system());
    Path file = folder == null ? home.database() : folder.resolve("sage.db");
    Runnable damaged = lock == null ? () -> {} : () -> StoreFile.suspect(file);
    var writer =
        new Writer(
            file, connection, rows, new Backfill(connection, costs), retention, notices, damaged);
    writer.start();
    writer.add(new Entry.CatchUp());
    return new OpenStore(
        file,
        connection,
        rows,
        writer,
        new Readers(address, damaged),
        lock,
        folder,
        instead,
        null,
        null);
  }
}
