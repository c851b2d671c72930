package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * The tables of docs/telemetry.md at one moment, for questions in SQL. Used by the thread that asks
 * only, and only while {@link Store#read} runs. A question is given up where the thread is
 * interrupted: {@link CancellationException}.
 */
public final class StoreView {

  private final Connection connection;
  private final Statements statements;

  private StoreView(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /** A question that may consist of several. */
  @FunctionalInterface
  public interface Question<T extends @Nullable Object> {
    T ask(StoreView view);
  }

  /** What is done with each frame. */
  @FunctionalInterface
  public interface FrameVisitor {

    /**
     * A frame.
     *
     * @param frame its time counts from the start of the call
     * @param bytes as they are stored
     */
    void frame(StoredFrame frame, byte[] bytes);
  }

  /** What is done with each row. */
  @FunctionalInterface
  public interface Visitor {
    void row(Row row);
  }

  /** A row, its columns counted from 0. Valid while it is visited. */
  public static final class Row {
    private final ResultSet rows;

    private Row(ResultSet rows) {
      this.rows = rows;
    }

    /** A number; 0 where there is none. */
    public long number(int column) {
      try {
        return rows.getLong(column + 1);
      } catch (SQLException e) {
        throw new Failure(e);
      }
    }

    public @Nullable Long numberOrNull(int column) {
      try {
        return Sql.longOrNull(rows, column + 1);
      } catch (SQLException e) {
        throw new Failure(e);
      }
    }

    /** A text; empty where there is none. */
    public String text(int column) {
      String text = textOrNull(column);
      return text == null ? "" : text;
    }

    public @Nullable String textOrNull(int column) {
      try {
        return rows.getString(column + 1);
      } catch (SQLException e) {
        throw new Failure(e);
      }
    }

    public @Nullable Double realOrNull(int column) {
      try {
        double value = rows.getDouble(column + 1);
        return rows.wasNull() ? null : (Double) value;
      } catch (SQLException e) {
        throw new Failure(e);
      }
    }

    public byte[] bytes(int column) {
      try {
        byte[] bytes = rows.getBytes(column + 1);
        return bytes == null ? new byte[0] : bytes;
      } catch (SQLException e) {
        throw new Failure(e);
      }
    }
  }

  /** An SQLException on its way through code that knows nothing of SQL. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException reason;

    Failure(SQLException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  static <T extends @Nullable Object> T of(Connection connection, Question<T> question)
      throws SQLException {
    Watch.on(connection, Thread.currentThread()::isInterrupted);
    connection.setAutoCommit(false);
    var view = new StoreView(connection);
    try {
      return question.ask(view);
    } catch (Failure e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the question was given up");
      }
      throw e.reason;
    } finally {
      view.statements.close();
      connection.rollback();
      connection.setAutoCommit(true);
      ProgressHandler.clearHandler(connection);
    }
  }

  /** Visits the rows that a statement has, its {@code ?} taken by values in order. */
  public void each(String sql, List<?> values, Visitor visitor) {
    try (var rows = statements.bound(sql, values.toArray()).executeQuery()) {
      var row = new Row(rows);
      while (rows.next()) {
        visitor.row(row);
      }
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  /** A statement's one number; 0 where there is none. */
  public long number(String sql, List<?> values) {
    long[] number = {0};
    each(sql, values, row -> number[0] = row.number(0));
    return number[0];
  }

  /** The calls that a statement over {@code call} has; it must yield all columns. */
  public List<StoredCall> calls(String sql, List<?> values) {
    try {
      return CallReader.list(connection, sql, new ArrayList<Object>(values));
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  /** The columns of a row that a statement has just one of; empty where it has none. */
  public Map<String, @Nullable Object> row(String sql, List<RowColumn> columns, long number) {
    var found = new LinkedHashMap<String, @Nullable Object>();
    each(sql, List.of(number), row -> found.putAll(values(columns, row)));
    return found;
  }

  /** The values of a row whose columns are these. */
  public static Map<String, @Nullable Object> values(List<RowColumn> columns, Row row) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size(); i++) {
      var kind = columns.get(i).kind();
      values.put(
          columns.get(i).name(),
          kind.number()
              ? row.numberOrNull(i)
              : kind == RowColumn.Kind.MONEY ? row.realOrNull(i) : row.textOrNull(i));
    }
    return values;
  }

  /**
   * What was asked and answered, by {@link RowColumn#CONTENT}; empty where that is not known.
   *
   * @param number of the call
   */
  public Map<String, @Nullable Object> content(long number) {
    try {
      return ContentReader.row(connection, number);
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  /**
   * Visits the frames of a call in their order; only a block of them is in memory.
   *
   * @param number of the call
   */
  public void frames(long number, FrameVisitor visitor) {
    each(
        """
        SELECT first_sequence, entries, bytes FROM frame_block WHERE call_n = ?
        ORDER BY first_sequence\
        """,
        List.of(number),
        row -> {
          byte[] bytes = FrameUnpacker.inflate(row.bytes(2));
          int at = 0;
          var frame = new FrameEntries(row.bytes(1), row.number(0));
          while (frame.next()) {
            visitor.frame(frame.frame(0), Arrays.copyOfRange(bytes, at, at + frame.storedLength()));
            at += frame.storedLength();
          }
        });
  }

  /**
   * A filter as a condition over {@link CallTables}.
   *
   * @param values takes one for each of its {@code ?}
   */
  public String condition(CallFilter filter, List<Object> values) {
    try {
      var condition = filter.condition(connection);
      values.addAll(condition.values());
      return condition.sql();
    } catch (SQLException e) {
      throw new Failure(e);
    }
  }

  /**
   * The same over {@code lane c} of the kind target, where the filter asks for nothing but
   * provider, model and status.
   */
  public Optional<String> laneCondition(CallFilter filter, List<Object> values) {
    return filter.asksOnlyForLanes() ? Optional.of(condition(filter, values)) : Optional.empty();
  }
}
