package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import org.sqlite.ProgressHandler;

/** Lets a long statement be given up by interrupting the thread that runs it. Stateless. */
final class GivenUp {

  private GivenUp() {}

  /**
   * Runs a query.
   *
   * @throws CancellationException where the thread was interrupted; it is so no longer
   */
  static <T> T run(Connection connection, Readers.Query<T> query) throws SQLException {
    return run(connection, () -> {}, query);
  }

  /**
   * Runs a query.
   *
   * @param look done at each look, too
   * @throws CancellationException where the thread was interrupted; it is so no longer
   */
  static <T> T run(Connection connection, Runnable look, Readers.Query<T> query)
      throws SQLException {
    if (Thread.interrupted()) {
      throw new CancellationException();
    }
    Watch.on(
        connection,
        () -> {
          look.run();
          return Thread.currentThread().isInterrupted();
        });
    try {
      return query.run(connection);
    } catch (SQLException e) {
      if (Thread.interrupted()) {
        throw (CancellationException) new CancellationException().initCause(e);
      }
      throw e;
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }
}
