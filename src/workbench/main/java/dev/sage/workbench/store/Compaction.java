package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives free pages back to the disk because a person says so. Not thread-safe. */
final class Compaction {

  private final OpenStore open;

  Compaction(OpenStore open) {
    this.open = open;
  }

  private record Left(long pages, long pageBytes) {}

  long run(CopyProgress progress) throws InterruptedException {
    if (!open.readers().read(FreePages::canGo)) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          "This file is of an older Sage, which can't be made smaller while it is open. Close Sage"
              + " and run \"sage store vacuum\".");
    }
    var first =
        open.writer().perform((connection, clean) -> left(connection, FreePages.left(connection)));
    var now = first;
    boolean more = first.pages() > 0;
    while (more) {
      var before = now;
      now = open.writer().perform((connection, clean) -> some(connection));
      progress.step(
          (first.pages() - now.pages()) * now.pageBytes(), first.pages() * now.pageBytes());
      more = now.pages() > 0 && now.pages() < before.pages();
    }
    open.writer().emptyLog();
    return Math.max(0, first.pages() - now.pages()) * now.pageBytes();
  }

  private static Left some(Connection connection) throws SQLException {
    return left(connection, FreePages.give(connection, new Slice()));
  }

  private static Left left(Connection connection, long pages) throws SQLException {
    return new Left(pages, Sql.longNumber(connection, "PRAGMA page_size"));
  }
}
