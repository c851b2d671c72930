package dev.sage.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A file that SQLite was told is never changed: it takes no locks on it, so somebody who may write
 * there could change it while it is read. Immutable, thread-safe.
 */
record Unchanged(Path file, FileTime written, long size) {

  static Unchanged since(Path file) throws IOException {
    return new Unchanged(file, Files.getLastModifiedTime(file), Files.size(file));
  }

  /**
   * Looks whether that held.
   *
   * @throws StoreException where it did not: what was read may be of two times
   */
  void check() {
    boolean same;
    try {
      same = equals(since(file));
    } catch (IOException gone) {
      same = false;
    }
    if (!same) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          "Another program wrote to %s while it was read, so what was read may be wrong. Try again."
              .formatted(file));
    }
  }
}
