package dev.sage.workbench.store;

import dev.sage.workbench.packed.Slots;
import dev.sage.workbench.rollup.DensityLevel;
import dev.sage.workbench.rollup.FigureLevel;
import dev.sage.workbench.rollup.RolledCall;
import dev.sage.workbench.rollup.Tally;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Counts all calls anew and compares that with the rollups, 32 days at a time, so that what has to
 * be kept in mind is little. Used by one thread, once.
 */
final class RollupCheck {

  /** Where each chunk and each stretch begins and ends that is kept, seconds. */
  private static final long WINDOW =
      (long) DensityLevel.HALF_HOURS.seconds() * DensityLevel.HALF_HOURS.slots();

  private static final long MICROS = 1_000_000;

  private static final String CALLS =
      "SELECT "
          + RolledCall.COLUMNS
          + " FROM call c WHERE c.started_at >= ? AND c.started_at < ? AND c.status <> 'running'"
          + " AND (c.n <= (SELECT done FROM rollup_fill) OR c.n > (SELECT upto FROM rollup_fill))";

  private static final String DENSITY =
      "SELECT at, slots FROM density WHERE lane = ? AND level = ? AND at >= ? AND at < ?";

  private static final String FIGURES =
      "SELECT at, "
          + Tally.COLUMNS
          + " FROM rollup WHERE lane = ? AND level = ? AND at >= ? AND at < ?";

  private final Statements statements;
  private final Map<LaneKey, Lane> lanes = new HashMap<>();
  private long seen;
  private long wrong;

  private RollupCheck(Statements statements) {
    this.statements = statements;
  }

  /** A row of the table {@code lane}, and what the calls say of it. */
  private static final class Lane {
    final long number;
    final long calls;
    final long first;
    final long last;
    long counted;
    boolean early;

    Lane(long number, long calls, long first, long last) {
      this.number = number;
      this.calls = calls;
      this.first = first;
      this.last = last;
    }

    /** One without calls is deleted, but for that of all. */
    boolean right() {
      return calls == counted && !early && (calls > 0 || number == 0);
    }
  }

  /** A sentence where they are not what the calls give; empty where they are. */
  static List<String> problems(Connection connection) throws SQLException {
    // Whoever writes meanwhile must not be seen halfway.
    connection.setAutoCommit(false);
    try (var statements = new Statements(connection)) {
      long wrong = new RollupCheck(statements).count();
      return wrong == 0
          ? List.of()
          : List.of(
              ("The rollups are not what counting the calls gives: %,d of their rows are wrong,"
                      + " missing or too many. \"sage store check --repair\" counts them anew.")
                  .formatted(wrong));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private long count() throws SQLException {
    lanes();
    for (Long first = next(Long.MIN_VALUE); first != null; ) {
      long from = Math.floorDiv(first, WINDOW * MICROS) * WINDOW;
      window(from);
      first = next((from + WINDOW) * MICROS);
    }
    wrong += lanes.values().stream().filter(lane -> !lane.right()).count();
    Long rows =
        statements.number("SELECT (SELECT count(*) FROM density) + (SELECT count(*) FROM rollup)");
    // What was not come across belongs to no call.
    return wrong + (rows == null ? 0 : rows - seen);
  }

  /** When the next call began, microseconds since 1970. */
  private @Nullable Long next(long from) throws SQLException {
    return statements.number("SELECT min(started_at) FROM call WHERE started_at >= ?", from);
  }

  private void lanes() throws SQLException {
    try (var row =
        statements
            .bound(
                "SELECT n, kind, provider, model, key, status, calls, first_at, last_at FROM lane")
            .executeQuery()) {
      while (row.next()) {
        var key =
            new LaneKey(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
        lanes.put(key, new Lane(row.getLong(1), row.getLong(7), row.getLong(8), row.getLong(9)));
      }
    }
  }

  private void window(long from) throws SQLException {
    var deltas = new LinkedHashMap<LaneKey, LaneDelta>();
    try (var row =
        statements.bound(CALLS, from * MICROS, (from + WINDOW) * MICROS).executeQuery()) {
      while (row.next()) {
        var call = Rollups.call(row);
        for (LaneKey key : LaneKey.of(call)) {
          deltas.computeIfAbsent(key, LaneDelta::new).add(call, 1);
        }
      }
    }
    for (var delta : deltas.entrySet()) {
      lookedFor();
      lane(delta.getKey(), delta.getValue(), from);
    }
  }

  private static void lookedFor() {
    if (Thread.interrupted()) {
      throw new CancellationException();
    }
  }

  private void lane(LaneKey key, LaneDelta delta, long from) throws SQLException {
    var lane = lanes.get(key);
    if (lane == null) {
      // All that it should have is missing: counted once.
      wrong++;
      return;
    }
    lane.counted += delta.calls;
    lane.early |= delta.first < lane.first || delta.last > lane.last;
    for (DensityLevel level : DensityLevel.values()) {
      density(lane, level, delta.density(level), from);
    }
    for (FigureLevel level : FigureLevel.values()) {
      figures(lane, level, delta.figures(level), from);
    }
  }

  private void density(
      Lane lane, DensityLevel level, Map<Long, LaneDelta.Changes> expected, long from)
      throws SQLException {
    if (expected.isEmpty()) {
      return;
    }
    try (var row =
        statements
            .bound(DENSITY, lane.number, level.seconds(), from, from + WINDOW)
            .executeQuery()) {
      while (row.next()) {
        seen++;
        var changes = expected.remove(row.getLong(1));
        wrong += changes != null && same(level, changes, row.getBytes(2)) ? 0 : 1;
      }
    }
    wrong += expected.size();
  }

  private static boolean same(DensityLevel level, LaneDelta.Changes changes, byte[] stored) {
    var slots = new Slots(level.slots());
    changes.applyTo(slots);
    return Arrays.equals(slots.bytes(), stored);
  }

  private void figures(Lane lane, FigureLevel level, Map<Long, Tally> expected, long from)
      throws SQLException {
    if (expected.isEmpty()) {
      return;
    }
    try (var row =
        statements
            .bound(FIGURES, lane.number, level.seconds(), from, from + WINDOW)
            .executeQuery()) {
      while (row.next()) {
        seen++;
        var tally = expected.remove(row.getLong(1));
        wrong += tally != null && same(tally, row) ? 0 : 1;
      }
    }
    wrong += expected.size();
  }

  private static boolean same(Tally tally, ResultSet row) throws SQLException {
    long[] numbers = tally.numbers();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != row.getLong(i + 2)) {
        return false;
      }
    }
    return Arrays.equals(tally.latency.bytes(), row.getBytes(Tally.NUMBERS + 2))
        && Arrays.equals(tally.firstToken.bytes(), row.getBytes(Tally.NUMBERS + 3));
  }
}
