package dev.sage.workbench.store;

import dev.sage.workbench.Home;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts an {@link OpenStore} together. Stateless. */
final class StoreOpener {

  private StoreOpener() {}

  static OpenStore open(Home home, Clean clean, Consumer<String> notices) {
    try {
      return permanent(home, Schema.current(), clean, notices);
    } catch (SQLException e) {
      return instead(home, Sql.reason(e), clean, notices);
    } catch (IOException e) {
      return instead(home, "the folder can't be written", clean, notices);
    }
  }

  static OpenStore permanent(Home home, Schema schema, Clean clean, Consumer<String> notices)
      throws SQLException, IOException {
    PrivateFiles.createFolder(home.folder());
    Path lockFile = home.folder().resolve("sage.lock");
    PrivateFiles.createFile(lockFile);
    var lock = HomeLock.open(lockFile);
    try {
      var connection =
          new StoreFile(home.database(), schema, InstantSource.system(), notices).open();
      var self = Owner.self();
      Recovery.run(connection, self, lock.alone());
      lock.opened();
      return assemble(home.database(), connection, self, clean, notices, lock);
    } catch (SQLException | IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static OpenStore instead(
      Home home, String reason, Clean clean, Consumer<String> notices) {
    try {
      Path folder = Files.createTempDirectory("sage-");
      Path file = folder.resolve("sage.db");
      var connection =
          new StoreFile(file, Schema.current(), InstantSource.system(), notices).open();
      notices.accept(
          "The store in %s can't be opened: %s. Calls are kept only until Sage ends."
              .formatted(home.folder(), reason));
      return assemble(file, connection, Owner.self(), clean, notices, null);
    } catch (SQLException | IOException e) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          "The store in %s can't be opened: %s. Name another folder with --home."
              .formatted(home.folder(), reason),
          e);
    }
  }

  private static OpenStore assemble(
      Path file,
      Connection connection,
      Owner self,
      Clean clean,
      Consumer<String> notices,
      @Nullable HomeLock lock) {
    var rows = new CallRows(connection, clean, self.text());
    var writer = new Writer(connection, rows, notices);
    writer.start();
    return new OpenStore(file, connection, rows, writer, new Readers(file), lock);
  }
}
