package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Connections for queries, opened as needed and used again. Thread-safe. */
final class Readers implements AutoCloseable {

  private static final int KEPT = 4;

  private final String file;
  private final Runnable damaged;
  private volatile @Nullable Unchanged trusted;
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();
  private @Nullable Connection watching;
  private boolean closed;

  /**
   * @param file or address
   * @param damaged called where it turns out to be damaged
   */
  Readers(String file, Runnable damaged) {
    this.file = file;
    this.damaged = damaged;
  }

  /** Whether what is read is right is found out after it was read. */
  void trust(Unchanged since) {
    trusted = since;
  }

  /** What is asked of the database. */
  interface Query<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  /**
   * Runs a query in one view of the data.
   *
   * @throws StoreException where it fails
   */
  <T extends @Nullable Object> T read(Query<T> query) {
    try {
      var connection = take();
      T result;
      try {
        result = query.run(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      giveBack(connection);
      unchanged();
      return result;
    } catch (SQLException e) {
      // Two times in one look like damage.
      unchanged();
      if (Sql.corrupt(e)) {
        damaged.run();
      }
      throw new StoreException(
          StoreException.Reason.FAILED,
          "The store can't be read: %s. \"sage store check\" says more.".formatted(Sql.reason(e)),
          e);
    }
  }

  /** SQLite's own counter: per connection, so it needs one that is always the same. */
  synchronized long version() {
    try {
      if (watching == null) {
        watching = Sql.read(file);
      }
      return Sql.number(watching, "PRAGMA data_version");
    } catch (SQLException e) {
      throw new StoreException(
          StoreException.Reason.FAILED, "The store can't be read: " + Sql.reason(e) + ".", e);
    }
  }

  private void unchanged() {
    var since = trusted;
    if (since != null) {
      since.check();
    }
  }

  private Connection take() throws SQLException {
    synchronized (this) {
      if (closed) {
        throw new SQLException("it is closed");
      }
      var connection = idle.poll();
      if (connection != null) {
        return connection;
      }
    }
    return Sql.read(file);
  }

  private void giveBack(Connection connection) throws SQLException {
    synchronized (this) {
      if (!closed && idle.size() < KEPT) {
        idle.push(connection);
        return;
      }
    }
    connection.close();
  }

  @Override
  public void close() throws SQLException {
    synchronized (this) {
      closed = true;
    }
    for (Connection connection : idle) {
      connection.close();
    }
    if (watching != null) {
      watching.close();
    }
  }
}
