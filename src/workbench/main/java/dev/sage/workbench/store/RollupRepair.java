package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Counts the rollups anew because a person says so, a slice at a time. Not thread-safe. */
final class RollupRepair {

  /** As the migrations that count anew do it. */
  private static final List<String> NOTHING_COUNTED =
      List.of(
          "DELETE FROM rollup",
          "DELETE FROM density",
          "DELETE FROM lane",
          """
          INSERT INTO lane (n, kind, first_at, last_at)
          VALUES (0, 'all', 9223372036854775807, -9223372036854775808)\
          """,
          "DELETE FROM rollup_fill",
          "INSERT INTO rollup_fill SELECT 0, coalesce(max(n), 0) FROM call");

  private final OpenStore open;

  RollupRepair(OpenStore open) {
    this.open = open;
  }

  void run(CopyProgress progress) throws InterruptedException {
    try {
      open.writer().perform((connection, clean) -> forget(connection));
      count(progress);
    } finally {
      // What is left when it is interrupted, or fails, is counted in the background.
      open.writer().add(new Entry.CatchUp());
    }
  }

  private void count(CopyProgress progress) throws InterruptedException {
    for (boolean more = true; more; ) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The repair was stopped.");
      }
      var fill = open.writer().perform((connection, clean) -> RollupFill.slice(connection));
      progress.step(fill.done(), fill.upto());
      more = fill.done() < fill.upto();
    }
  }

  private static boolean forget(Connection connection) throws SQLException {
    for (String sql : NOTHING_COUNTED) {
      Sql.execute(connection, sql);
    }
    return true;
  }
}
