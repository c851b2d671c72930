package dev.sage.workbench.store;

import dev.sage.workbench.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Opens a store that may only be read, another user's or one on a disk that is read-only, without
 * making or changing any file. Stateless.
 */
final class ReadOnlyStore {

  private static final String IMMUTABLE = "?immutable=1";

  private ReadOnlyStore() {}

  /**
   * Its writer is there, and refuses whatever it is given.
   *
   * @param trouble what keeps it from being opened as a whole
   * @throws StoreException where there is none, or it can't be read either
   */
  static OpenStore open(
      Home home, StoreOpener.Trouble trouble, Clean clean, Consumer<String> notices) {
    Path file = home.database();
    if (Files.notExists(file)) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          "There is no store in %s, and none can be made: %s. --home names another folder."
              .formatted(home.folder(), trouble.reason()));
    }
    try {
      var since = Unchanged.since(file);
      String address = address(file);
      var connection = Sql.read(address);
      try {
        current(connection, file);
        var open =
            StoreOpener.assemble(
                home, address, connection, Owner.self(), clean, notices, null, null, null);
        if (address.endsWith(IMMUTABLE)) {
          open.readers().trust(since);
        }
        return open.readOnly(trouble.reason());
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          ("The store in %s can't be opened: %s It can't be read as it is either. Nothing in it is"
                  + " changed; --home names another folder.")
              .formatted(home.folder(), trouble.words()),
          e);
    }
  }

  /**
   * Where SQLite finds it: its file, or an address under which nothing is made beside it.
   *
   * @throws IOException where the size of its log can't be found out
   */
  static String address(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    Path index = file.resolveSibling(file.getFileName() + "-shm");
    boolean logged = Files.exists(log) && Files.size(log) > 0;
    boolean used = Files.exists(log) && Files.exists(index);
    // Whoever may write has it open, or left its log: SQLite reads that too, and makes nothing.
    // Else all there is stands in the file, which would not be opened without a log of its own.
    return logged || used ? file.toString() : file.toUri() + IMMUTABLE;
  }

  private static void current(Connection connection, Path file) throws SQLException {
    var schema = Schema.current();
    int version = StoreFile.version(connection, file, schema);
    if (version < schema.version()) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          ("%s is of an older Sage (schema %d, this one knows %d), and can't be changed here. Open it"
                  + " once where it can be written, or copy it to a folder of your own.")
              .formatted(file, version, schema.version()));
    }
  }
}
