package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The one place where something of a call is deleted, in the transaction that is open: its frames a
 * few at a time, its content, the whole. Used by the thread that writes.
 */
final class Removal implements AutoCloseable {

  /** So many blocks between two looks at the clock; each is up to half a megabyte. */
  private static final int BLOCKS = 8;

  private final Statements statements;
  private final ContentRows contents;
  private final Rollups rollups;

  Removal(Connection connection) {
    this.statements = new Statements(connection);
    this.contents = new ContentRows(statements);
    this.rollups = new Rollups(connection);
  }

  /** To be called last in the transaction. */
  void flush() throws SQLException {
    rollups.flush();
  }

  /** The transaction was undone. */
  void undone() {
    statements.undone();
    rollups.undone();
  }

  /** Takes a part of a call away; false where time ran out before all of it was gone. */
  boolean take(long call, RemovedPart part, Slice slice) throws SQLException {
    if (!frames(call, slice)) {
      return false;
    }
    if (part == RemovedPart.CALLS) {
      whole(call);
      return true;
    }
    if (part == RemovedPart.CONTENT) {
      contents.clear(call);
    }
    statements.run("UPDATE call SET removed = ? WHERE n = ?", part.level(), call);
    return true;
  }

  private boolean frames(long call, Slice slice) throws SQLException {
    while (true) {
      int blocks =
          statements.run(
              """
              DELETE FROM frame_block WHERE n IN (
                SELECT n FROM frame_block WHERE call_n = ? LIMIT ?)\
              """,
              call,
              BLOCKS);
      if (blocks < BLOCKS) {
        return true;
      }
      if (slice.over()) {
        return false;
      }
    }
  }

  private void whole(long call) throws SQLException {
    rollups.takeOut(call);
    contents.clear(call);
    Long run =
        statements.number(
            "SELECT r.rowid FROM run r JOIN call c ON c.run_id = r.id WHERE c.n = ?", call);
    for (String table : List.of("rating", "tag")) {
      statements.run(
          "DELETE FROM " + table + " WHERE call_id = (SELECT id FROM call WHERE n = ?)", call);
    }
    statements.run("DELETE FROM pin WHERE id = (SELECT id FROM call WHERE n = ?)", call);
    statements.run("DELETE FROM call WHERE n = ?", call);
    if (run != null) {
      statements.run(
          """
          DELETE FROM run WHERE rowid = ?
          AND NOT EXISTS (SELECT 1 FROM call c WHERE c.run_id = run.id)\
          """,
          run);
    }
  }

  @Override
  public void close() throws SQLException {
    rollups.close();
    statements.close();
  }
}
