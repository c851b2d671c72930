package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The free pages of the database, which go back to the disk a slice at a time. Stateless; used by
 * the thread that writes.
 */
final class FreePages {

  /** So many between two looks at the clock. */
  private static final int AT_ONCE = 64;

  /** As in {@code PRAGMA auto_vacuum}. */
  private static final int INCREMENTAL = 2;

  private FreePages() {}

  /** Whether they can go while the file is open; those of an older Sage can't. */
  static boolean canGo(Connection connection) throws SQLException {
    return Sql.number(connection, "PRAGMA auto_vacuum") == INCREMENTAL;
  }

  static long left(Connection connection) throws SQLException {
    return Sql.longNumber(connection, "PRAGMA freelist_count");
  }

  /**
   * Gives back what a slice has time for, but some in any case: a slice that was over before it
   * began would look like nothing left to give.
   *
   * @return how many are left
   */
  static long give(Connection connection, Slice slice) throws SQLException {
    long left = left(connection);
    boolean more = left > 0;
    while (more) {
      Sql.complete(connection, "PRAGMA incremental_vacuum(" + AT_ONCE + ")");
      long before = left;
      left = left(connection);
      more = left > 0 && left < before && !slice.over();
    }
    return left;
  }
}
