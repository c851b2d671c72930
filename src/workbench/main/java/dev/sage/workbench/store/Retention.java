package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets go of what is too old or too much, a slice at a time: frames first, then words, then calls;
 * never of what is pinned or runs. Used by the writer's thread only.
 *
 * <p>How far each part has been taken away is kept, so that the next time nothing is looked at
 * again. Of the processes that share a store one does it at a time.
 */
final class Retention {

  private static final int CALLS = 16;

  /** Below its limit by so much a store is left alone again. */
  private static final double ENOUGH = 0.9;

  private static final Duration PAUSE = Duration.ofHours(1);

  private static final String NEXT =
      """
      SELECT n, started_at FROM call c
      WHERE started_at >= ? AND started_at < ? AND removed < ? AND status <> 'running'
        AND (? OR source <> 'import')
        AND NOT EXISTS (SELECT 1 FROM pin p WHERE p.id IN (c.id, c.run_id))
      ORDER BY started_at LIMIT ?\
      """;

  private final Connection connection;
  private final Statements statements;
  private final Removal removal;
  private final SweepLock lock;
  private final InstantSource clock;
  private volatile RetentionRules rules = RetentionRules.NONE;
  private Instant next = Instant.MIN;
  private boolean shrinking;

  Retention(Connection connection, SweepLock lock, InstantSource clock) {
    this.connection = connection;
    this.statements = new Statements(connection);
    this.removal = new Removal(connection);
    this.lock = lock;
    this.clock = clock;
  }

  /** What holds from now on; from any thread. */
  void rules(RetentionRules value) {
    rules = value;
  }

  /** Whether it is time to look again. */
  boolean due() {
    return !rules.none() && !clock.instant().isBefore(next);
  }

  /** A slice, in a transaction of its own; returns whether there may be more. */
  boolean some(DeletionLog log) throws SQLException {
    if (rules.none() || !lock.take()) {
      next = clock.instant().plus(PAUSE);
      return false;
    }
    boolean more = false;
    try {
      more = slice();
      if (!more) {
        log.empty();
      }
    } finally {
      if (!more) {
        lock.release();
        next = clock.instant().plus(PAUSE);
      }
    }
    return more;
  }

  private boolean slice() throws SQLException {
    boolean more;
    try {
      Sql.begin(connection);
      more = tooOld() || tooMuch() || giveBack();
      removal.flush();
      connection.commit();
    } catch (SQLException e) {
      removal.undone();
      statements.undone();
      Sql.rollBack(connection);
      throw e;
    }
    return more;
  }

  private boolean tooOld() throws SQLException {
    var slice = new Slice();
    for (RemovedPart part : RemovedPart.values()) {
      var age = rules.age(part);
      if (age != null && take(part, micros(clock.instant().minus(age)), false, slice)) {
        return true;
      }
    }
    return false;
  }

  private boolean tooMuch() throws SQLException {
    Long limit = rules.bytes();
    if (limit == null) {
      return false;
    }
    long used = used();
    shrinking = used > limit || (shrinking && used > limit * ENOUGH);
    if (!shrinking) {
      return false;
    }
    var slice = new Slice();
    for (RemovedPart part : RemovedPart.values()) {
      if (take(part, Long.MAX_VALUE, true, slice)) {
        return true;
      }
    }
    shrinking = false;
    return false;
  }

  private long used() throws SQLException {
    long pages = Sql.longNumber(connection, "PRAGMA page_count") - FreePages.left(connection);
    return pages * Sql.longNumber(connection, "PRAGMA page_size");
  }

  private record Candidate(long call, long startedAt) {}

  /**
   * Takes a part of some calls away; returns whether it took any.
   *
   * @param much whether for the sake of room: then a few calls at most, as less may be enough, and
   *     those from files too
   */
  private boolean take(RemovedPart part, long before, boolean much, Slice slice)
      throws SQLException {
    long from = until(part);
    boolean took = false;
    for (var calls = next(part, from, before, much);
        !calls.isEmpty();
        calls = next(part, from, before, much)) {
      for (Candidate candidate : calls) {
        // One in any case: where finding it took the whole slice nothing would ever go.
        if ((took && slice.over()) || !removal.take(candidate.call(), part, slice)) {
          until(part, from);
          return true;
        }
        from = candidate.startedAt();
        took = true;
      }
      if (much) {
        until(part, from);
        return true;
      }
    }
    if (took) {
      until(part, from);
    }
    return false;
  }

  private List<Candidate> next(RemovedPart part, long from, long before, boolean imports)
      throws SQLException {
    var calls = new ArrayList<Candidate>();
    try (var rows =
        statements.bound(NEXT, from, before, part.level(), imports ? 1 : 0, CALLS).executeQuery()) {
      while (rows.next()) {
        calls.add(new Candidate(rows.getLong(1), rows.getLong(2)));
      }
    }
    return calls;
  }

  private long until(RemovedPart part) throws SQLException {
    Long until = statements.number("SELECT until FROM keeping WHERE part = ?", part.key());
    return until == null ? Long.MIN_VALUE : until;
  }

  private void until(RemovedPart part, long moment) throws SQLException {
    if (part != RemovedPart.CALLS && moment != Long.MIN_VALUE) {
      statements.run(
          """
          INSERT INTO keeping (part, until) VALUES (?, ?)
          ON CONFLICT (part) DO UPDATE SET until = excluded.until\
          """,
          part.key(),
          moment);
    }
  }

  /** Some free pages to the disk; files of an older Sage can't, and use them again instead. */
  private boolean giveBack() throws SQLException {
    if (!FreePages.canGo(connection)) {
      return false;
    }
    long free = FreePages.left(connection);
    long left = FreePages.give(connection, new Slice());
    return left > 0 && left < free;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
