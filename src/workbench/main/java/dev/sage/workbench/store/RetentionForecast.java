package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What retention would take away if it looked now. Immutable, thread-safe.
 *
 * @param frames calls that would lose their frames, those that would go as a whole among them
 * @param content calls that would lose what was asked and answered
 * @param calls calls that would go as a whole
 * @param bytesTooMany by how much the store is larger than it may be: the oldest goes until it is
 *     not; 0 where it is not, or may be of any size
 */
public record RetentionForecast(long frames, long content, long calls, long bytesTooMany) {

  private static final String OLDER =
      """
      SELECT count(*) FROM call c
      WHERE started_at < ? AND removed < ? AND status <> 'running' AND source <> 'import'
        AND NOT EXISTS (SELECT 1 FROM pin p WHERE p.id IN (c.id, c.run_id))\
      """;

  /** Whether nothing would go. */
  public boolean none() {
    return frames == 0 && content == 0 && calls == 0 && bytesTooMany == 0;
  }

  static RetentionForecast read(Connection connection, RetentionRules rules, Instant now)
      throws SQLException {
    Long limit = rules.bytes();
    return new RetentionForecast(
        older(connection, RemovedPart.FRAMES, rules, now),
        older(connection, RemovedPart.CONTENT, rules, now),
        older(connection, RemovedPart.CALLS, rules, now),
        limit == null ? 0 : Math.max(0, Sql.copyBytes(connection) - limit));
  }

  private static long older(
      Connection connection, RemovedPart part, RetentionRules rules, Instant now)
      throws SQLException {
    @Nullable Duration age = rules.age(part);
    if (age == null) {
      return 0;
    }
    try (var statement = connection.prepareStatement(OLDER)) {
      long before = ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(age));
      Sql.bind(statement, List.of(before, part.level()));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
