package dev.sage.workbench.store;

import dev.sage.workbench.packed.Slots;
import dev.sage.workbench.rollup.DensityLevel;
import dev.sage.workbench.rollup.FigureLevel;
import dev.sage.workbench.rollup.Tally;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Brings the rows of lanes up to date. Used by the thread that writes only. */
final class LaneRows {

  private static final String FIGURES =
      "INSERT OR REPLACE INTO rollup (lane, level, at, "
          + Tally.COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Statements statements;

  LaneRows(Statements statements) {
    this.statements = statements;
  }

  void write(LaneKey key, LaneDelta delta) throws SQLException {
    long lane = lane(key, delta);
    for (DensityLevel level : DensityLevel.values()) {
      for (var change : delta.density(level).entrySet()) {
        density(lane, level, change);
      }
    }
    for (FigureLevel level : FigureLevel.values()) {
      for (var change : delta.figures(level).entrySet()) {
        figures(lane, level, change);
      }
    }
    if (!key.all()) {
      statements.run("DELETE FROM lane WHERE n = ? AND calls = 0", lane);
    }
  }

  private long lane(LaneKey key, LaneDelta delta) throws SQLException {
    try (var row =
        statements
            .bound(
                """
                INSERT INTO lane (kind, provider, model, key, status, calls, first_at, last_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (kind, provider, model, key, status) DO UPDATE SET
                  calls = calls + excluded.calls, first_at = min(first_at, excluded.first_at),
                  last_at = max(last_at, excluded.last_at) RETURNING n\
                """,
                key.kind(),
                key.provider(),
                key.model(),
                key.key(),
                key.status(),
                delta.calls,
                delta.first,
                delta.last)
            .executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void density(long lane, DensityLevel level, Map.Entry<Long, LaneDelta.Changes> change)
      throws SQLException {
    var slots = new Slots(level.slots());
    try (var row =
        statements
            .bound(
                "SELECT slots FROM density WHERE lane = ? AND level = ? AND at = ?",
                lane,
                level.seconds(),
                change.getKey())
            .executeQuery()) {
      if (row.next()) {
        slots.add(row.getBytes(1));
      }
    }
    change.getValue().applyTo(slots);
    byte[] bytes = slots.bytes();
    if (bytes.length == 0) {
      statements.run(
          "DELETE FROM density WHERE lane = ? AND level = ? AND at = ?",
          lane,
          level.seconds(),
          change.getKey());
    } else {
      statements.run(
          "INSERT OR REPLACE INTO density (lane, level, at, slots) VALUES (?, ?, ?, ?)",
          lane,
          level.seconds(),
          change.getKey(),
          bytes);
    }
  }

  private void figures(long lane, FigureLevel level, Map.Entry<Long, Tally> change)
      throws SQLException {
    var sum = new Tally();
    try (var row =
        statements
            .bound(
                "SELECT " + Tally.COLUMNS + " FROM rollup WHERE lane = ? AND level = ? AND at = ?",
                lane,
                level.seconds(),
                change.getKey())
            .executeQuery()) {
      if (row.next()) {
        long[] numbers = new long[Tally.NUMBERS];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = row.getLong(i + 1);
        }
        sum.add(
            column -> numbers[column],
            row.getBytes(Tally.NUMBERS + 1),
            row.getBytes(Tally.NUMBERS + 2));
      }
    }
    sum.add(change.getValue());
    if (sum.calls == 0) {
      statements.run(
          "DELETE FROM rollup WHERE lane = ? AND level = ? AND at = ?",
          lane,
          level.seconds(),
          change.getKey());
    } else {
      var values = new ArrayList<Object>(List.of(lane, level.seconds(), change.getKey()));
      Arrays.stream(sum.numbers()).forEach(values::add);
      values.add(sum.latency.bytes());
      values.add(sum.firstToken.bytes());
      statements.run(FIGURES, values.toArray());
    }
  }
}
