package dev.sage.workbench.store;

import dev.sage.llm.Usage;
import dev.sage.llm.telemetry.ChunkGaps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, a few calls at a time, what was not written when they ended: they are of an older
 * Sage, or were interrupted. Used by the writer's thread only.
 */
final class Backfill {

  /** A longer stream is not read again: what its gaps were stays unknown. */
  private static final int MAX_FRAMES = 100_000;

  /** So many calls at once; live calls wait that long. */
  private static final int CALLS = 32;

  private final Connection connection;
  private final Costs costs;

  Backfill(Connection connection, Costs costs) {
    this.connection = connection;
    this.costs = costs;
  }

  private record Unread(
      long number,
      String id,
      String provider,
      String model,
      @Nullable String answered,
      Usage usage) {}

  /** Looks at some calls, in a transaction of its own; returns whether there may be more. */
  boolean some() throws SQLException {
    if (unread().isEmpty()) {
      return false;
    }
    List<Unread> unread;
    try (var rollups = new Rollups(connection);
        var update =
            connection.prepareStatement(
                """
            UPDATE call SET max_gap_ns = ?, stalls = ?, redacted_frames = ?,
              cost_usd = coalesce(cost_usd, ?) WHERE n = ?\
            """)) {
      Sql.begin(connection);
      // Another process may have come first.
      unread = unread();
      for (Unread call : unread) {
        var found = found(call.id());
        var values = new ArrayList<@Nullable Object>();
        values.add(found.gaps().count() == 0 ? null : found.gaps().longest().orElse(0));
        values.add(found.gaps().stalls());
        values.add(found.redacted());
        values.add(costs.of(call.provider(), call.model(), call.answered(), call.usage()));
        values.add(call.number());
        Sql.bind(update, values);
        rollups.takeOut(call.number());
        update.executeUpdate();
        rollups.putIn(call.number());
      }
      rollups.flush();
      connection.commit();
    } catch (SQLException e) {
      Sql.rollBack(connection);
      throw e;
    }
    return unread.size() == CALLS;
  }

  private List<Unread> unread() throws SQLException {
    var calls = new ArrayList<Unread>();
    try (var statement =
            connection.prepareStatement(
                """
                SELECT * FROM call WHERE stalls IS NULL AND status <> 'running' AND frames <= ?
                ORDER BY n DESC LIMIT ?\
                """);
        var rows = bound(statement).executeQuery()) {
      while (rows.next()) {
        calls.add(
            new Unread(
                rows.getLong("n"),
                rows.getString("id"),
                rows.getString("provider"),
                rows.getString("model"),
                rows.getString("answered_model"),
                CallReader.usage(rows)));
      }
    }
    return calls;
  }

  private static PreparedStatement bound(PreparedStatement statement) throws SQLException {
    statement.setInt(1, MAX_FRAMES);
    statement.setInt(2, CALLS);
    return statement;
  }

  private record Found(ChunkGaps gaps, int redacted) {}

  private Found found(String id) throws SQLException {
    var axis = Axis.of(connection, id);
    if (axis == null) {
      return new Found(ChunkGaps.NONE, 0);
    }
    var frames = FrameReader.page(connection, axis, 0, MAX_FRAMES);
    int last = frames.isEmpty() ? 0 : frames.getLast().attempt();
    long[] times =
        frames.stream()
            .filter(frame -> frame.token() && frame.attempt() == last)
            .mapToLong(StoredFrame::nanos)
            .toArray();
    return new Found(
        FrameGaps.of(times), (int) frames.stream().filter(StoredFrame::redacted).count());
  }
}
