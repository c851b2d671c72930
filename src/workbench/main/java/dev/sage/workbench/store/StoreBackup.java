package dev.sage.workbench.store;

import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.WorkbenchException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Copies a store that is open into another file, as it is at one moment. Stateless. */
final class StoreBackup {

  private StoreBackup() {}

  /** As {@link StoreCare#backup}; what has come is on disk. */
  static long write(Readers readers, Path file, CopyProgress progress) throws InterruptedException {
    Path folder = PrivateFiles.folderOf(file);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw there(file, null);
    }
    if (!Files.isDirectory(folder)) {
      throw new WorkbenchException(
          "There is no folder %s. Make it, or name a file in another.".formatted(folder), null);
    }
    try {
      PrivateFiles.createWhole(
          file,
          written ->
              readers.read(
                  connection -> {
                    copy(connection, written, file, progress);
                    return true;
                  }));
      return Files.size(file);
    } catch (FileAlreadyExistsException meanwhile) {
      throw there(file, meanwhile);
    } catch (IOException e) {
      throw failed(file, "its folder can't be written", Sql.ROOM, e);
    } catch (CancellationException e) {
      throw (InterruptedException)
          new InterruptedException("The backup was given up.").initCause(e);
    }
  }

  /** Part of the failures are of the copy's disk, and none of these says anything of the store. */
  private static void copy(Connection connection, Path written, Path file, CopyProgress progress)
      throws SQLException {
    try {
      room(connection, file);
      long expected = Sql.copyBytes(connection);
      GivenUp.run(
          connection,
          () -> progress.step(written.toFile().length(), expected),
          copied -> {
            Sql.copyInto(copied, written);
            return true;
          });
    } catch (SQLException e) {
      if (Sql.corrupt(e)) {
        throw e;
      }
      throw failed(file, Sql.reason(e), Sql.advice(e), e);
    }
  }

  private static void room(Connection connection, Path file) throws SQLException {
    long needed = Sql.copyBytes(connection) + StoreVacuum.SPARE;
    long free;
    try {
      free = Files.getFileStore(PrivateFiles.folderOf(file)).getUsableSpace();
    } catch (IOException unknown) {
      // Then the disk says it itself when it is full.
      return;
    }
    if (free < needed) {
      throw failed(
          file,
          "its disk has %,d bytes left, and about %,d are needed".formatted(free, needed),
          "Make room, or name a file on another disk.",
          null);
    }
  }

  private static WorkbenchException there(Path file, @Nullable Exception cause) {
    return new WorkbenchException(
        "%s is there already, and is as it was. Name another file, or take that one away."
            .formatted(file),
        cause);
  }

  private static StoreException failed(
      Path file, String reason, String advice, @Nullable Exception cause) {
    return new StoreException(
        StoreException.Reason.FAILED,
        "The store can't be backed up into %s: %s. %s Nothing is left there; the store is as it was."
            .formatted(file, reason, advice),
        cause);
  }
}
