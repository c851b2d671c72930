package dev.sage.console.store;

import dev.sage.workbench.store.Store;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What can befall the file of a store that is open, made as the tests of the store make it. The
 * console has no way to its database, so the test takes one by name.
 */
enum StoreFault {
  FULL("the disk is full", "max_page_count = 1", "max_page_count = 1000000"),
  READ_ONLY("the folder can't be written", "query_only = 1", "query_only = 0"),
  LOCKED("another program holds its lock", "busy_timeout = 20", "busy_timeout = 10000");

  /** What is said of it. */
  final String said;

  private final String begin;
  private final String end;

  StoreFault(String said, String begin, String end) {
    this.said = said;
    this.begin = begin;
    this.end = end;
  }

  /** Makes it so; closed, it is over. */
  AutoCloseable happen(Store store) throws Exception {
    Object own = connection(store);
    execute(own, "PRAGMA " + begin);
    AutoCloseable other = this == LOCKED ? lock(store.file()) : () -> {};
    return () -> {
      other.close();
      execute(own, "PRAGMA " + end);
    };
  }

  /** Changes sums with somebody's own SQL. */
  static void wrongSums(Store store) throws Exception {
    Object other = other(store.file());
    try (AutoCloseable closed = (AutoCloseable) other) {
      execute(closed, "UPDATE rollup SET calls = calls + 1 WHERE lane = 0");
    }
  }

  private static AutoCloseable lock(Path file) throws Exception {
    Object other = other(file);
    execute(other, "BEGIN IMMEDIATE");
    return (AutoCloseable) other;
  }

  private static Object other(Path file) throws Exception {
    return Objects.requireNonNull(
        Class.forName("java.sql.DriverManager")
            .getMethod("getConnection", String.class)
            .invoke(null, "jdbc:sqlite:" + file));
  }

  private static Object connection(Store store) throws Exception {
    var field = Store.class.getDeclaredField("open");
    field.setAccessible(true);
    Object open = Objects.requireNonNull(field.get(store));
    Method connection = open.getClass().getDeclaredMethod("connection");
    connection.setAccessible(true);
    return Objects.requireNonNull(connection.invoke(open));
  }

  private static void execute(Object connection, String sql) throws Exception {
    Object statement =
        Objects.requireNonNull(
            Class.forName("java.sql.Connection").getMethod("createStatement").invoke(connection));
    try (AutoCloseable closed = (AutoCloseable) statement) {
      Class.forName("java.sql.Statement").getMethod("execute", String.class).invoke(closed, sql);
    }
  }
}
