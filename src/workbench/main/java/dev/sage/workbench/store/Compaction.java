package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives free pages back to the disk because a person says so. Not thread-safe. */
final class Compaction {

  private static final int PAGES = 64;

  /** As in {@code PRAGMA auto_vacuum}. */
  private static final int INCREMENTAL = 2;

  private final OpenStore open;

  Compaction(OpenStore open) {
    this.open = open;
  }

  private record Left(long pages, long pageBytes) {}

  long run(CopyProgress progress) throws InterruptedException {
    if (!open.readers()
        .read(connection -> Sql.number(connection, "PRAGMA auto_vacuum") == INCREMENTAL)) {
      throw new StoreException(
          StoreException.Reason.FAILED,
          "This file is of an older Sage, which can't be made smaller while it is open. Close Sage"
              + " and run \"sage store vacuum\".");
    }
    var first = open.writer().perform((connection, clean) -> left(connection));
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
    var slice = new Slice();
    var left = left(connection);
    // Some in any case: a slice that was over before it began would look like nothing left to give.
    boolean more = left.pages() > 0;
    while (more) {
      Sql.complete(connection, "PRAGMA incremental_vacuum(" + PAGES + ")");
      left = left(connection);
      more = left.pages() > 0 && !slice.over();
    }
    return left;
  }

  private static Left left(Connection connection) throws SQLException {
    return new Left(
        Sql.longNumber(connection, "PRAGMA freelist_count"),
        Sql.longNumber(connection, "PRAGMA page_size"));
  }
}
