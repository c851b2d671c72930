package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody waits for: what goes wrong with it is undone, told to whoever asked, and
 * nobody else's. Run by the writer's thread; asked when it is done.
 */
final class Performed<T> implements Entry.Statement {

  private final Work<T> work;
  private volatile @Nullable T result;
  private volatile @Nullable SQLException failure;

  Performed(Work<T> work) {
    this.work = work;
  }

  /** What there is to do, in the writer's transaction; may be done again where that is undone. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection, Clean clean) throws SQLException;
  }

  @Override
  public void run(Connection connection, Clean clean) throws SQLException {
    failure = null;
    result = work.run(connection, clean);
  }

  @Override
  public boolean awaited() {
    return true;
  }

  @Override
  public boolean failed(Exception problem) {
    undone(problem);
    return true;
  }

  @Override
  public void undone(Exception reason) {
    failure = reason instanceof SQLException e ? e : new SQLException(reason.getMessage(), reason);
    result = null;
  }

  /** What came of it; null where it was not run at all. */
  @Nullable T result() throws SQLException {
    var problem = failure;
    if (problem != null) {
      throw problem;
    }
    return result;
  }
}
