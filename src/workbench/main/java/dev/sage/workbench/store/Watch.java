package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.sqlite.ProgressHandler;

/** Looks up now and then while a long statement runs. Stateless. */
final class Watch {

  /** Steps of SQLite's machine between two looks: some tenths of a millisecond. */
  private static final int STEPS = 20_000;

  private Watch() {}

  /**
   * From now on, until {@link ProgressHandler#clearHandler}.
   *
   * @param look whether the statement is to end with an error
   */
  static void on(Connection connection, BooleanSupplier look) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return look.getAsBoolean() ? 1 : 0;
          }
        });
  }
}
