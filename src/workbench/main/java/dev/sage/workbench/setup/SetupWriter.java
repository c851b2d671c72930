package dev.sage.workbench.setup;

import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the files of a plan, each whole or not at all. */
final class SetupWriter {

  private SetupWriter() {}

  /**
   * Looks whether the plan still holds.
   *
   * @throws SetupException where a file has changed since it was made
   */
  static void refuseChanged(List<FileChange> changes) {
    changes.forEach(SetupWriter::refuseChanged);
  }

  /**
   * Writes them in their order: all or none. A key in a file that git was to leave out must not
   * stay where git was not told.
   *
   * @throws SetupException where one can't be written; those before it are as they were
   */
  static void write(List<FileChange> changes) {
    var written = new ArrayDeque<FileChange>();
    for (var change : changes) {
      try {
        write(change, change.after());
        written.push(change);
      } catch (IOException failed) {
        written.forEach(earlier -> undo(earlier, failed));
        throw new SetupException(
            change.file() + " can't be written: look at its permissions, and at the disk.", failed);
      }
    }
  }

  private static void undo(FileChange change, IOException cause) {
    var before = change.before();
    try {
      if (before == null) {
        Files.delete(change.file());
      } else {
        write(change, before);
      }
    } catch (IOException stuck) {
      stuck.addSuppressed(cause);
      throw new SetupException(
          change.file() + " is written, but what belongs to it is not: look at both.", stuck);
    }
  }

  private static void refuseChanged(FileChange change) {
    try {
      String now = Files.exists(change.file()) ? Files.readString(change.file()) : null;
      boolean same = now == null ? change.before() == null : now.equals(change.before());
      if (!same) {
        throw new SetupException(
            change.file() + " has changed meanwhile. Look at the difference again.", null);
      }
    } catch (IOException unreadable) {
      throw new SetupException(change.file() + " can't be read any more.", unreadable);
    }
  }

  private static void write(FileChange change, String text) throws IOException {
    // Through a link the file behind it is meant; replacing the link would leave that as it was.
    Path file = Files.exists(change.file()) ? change.file().toRealPath() : change.file();
    var permissions = permissions(change, file);
    PrivateFiles.createFolder(PrivateFiles.folderOf(file));
    PrivateFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
    if (permissions != null) {
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  /**
   * A file without a secret stays as open as it was; a new one that others work on is open too.
   * Null: only for its owner, or nobody can say.
   */
  private static @Nullable Set<PosixFilePermission> permissions(FileChange change, Path file)
      throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!posix || change.secret()) {
      return null;
    }
    return Files.exists(file)
        ? Files.getPosixFilePermissions(file)
        : PosixFilePermissions.fromString("rw-r--r--");
  }
}
