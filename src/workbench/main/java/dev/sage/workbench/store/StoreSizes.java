package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What takes up room in a store, and from when its calls are. Immutable, thread-safe.
 *
 * @param fileBytes of the database alone
 * @param logBytes of the write-ahead log
 * @param parts bytes of the database by what is in them; they add up to its pages
 * @param oldest when the oldest call began; null where there is none
 * @param pinned how many calls and runs retention leaves alone
 * @param gives whether free pages go back to the disk by themselves; else {@code sage store vacuum}
 *     gives them back
 */
public record StoreSizes(
    StoreInfo info,
    long fileBytes,
    long logBytes,
    Map<StorePart, Long> parts,
    @Nullable Instant oldest,
    @Nullable Instant newest,
    long pinned,
    boolean gives) {

  /** As in {@code PRAGMA auto_vacuum}. */
  private static final int INCREMENTAL = 2;

  public StoreSizes {
    parts = Map.copyOf(parts);
  }

  /** Reads every page of the file. */
  static StoreSizes read(Connection connection, StoreInfo info, long fileBytes, long logBytes)
      throws SQLException {
    return new StoreSizes(
        info,
        fileBytes,
        logBytes,
        parts(connection),
        moment(connection, "SELECT min(started_at) FROM call"),
        moment(connection, "SELECT max(started_at) FROM call"),
        Sql.longNumber(connection, "SELECT count(*) FROM pin"),
        Sql.number(connection, "PRAGMA auto_vacuum") == INCREMENTAL);
  }

  private static Map<StorePart, Long> parts(Connection connection) throws SQLException {
    var parts = new EnumMap<StorePart, Long>(StorePart.class);
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT d.name, coalesce(s.type, ''), d.pgsize FROM dbstat d
                LEFT JOIN sqlite_schema s ON s.name = d.name WHERE d.aggregate = 1\
                """)) {
      while (rows.next()) {
        var part = StorePart.of(rows.getString(1), rows.getString(2));
        parts.merge(part, rows.getLong(3), Long::sum);
      }
    }
    long page = Sql.longNumber(connection, "PRAGMA page_size");
    parts.put(StorePart.FREE, Sql.longNumber(connection, "PRAGMA freelist_count") * page);
    long known = parts.values().stream().mapToLong(Long::longValue).sum();
    // Pages that say which others are free or belong to whom are in no table.
    long rest = Sql.longNumber(connection, "PRAGMA page_count") * page - known;
    parts.merge(StorePart.OTHER, Math.max(0, rest), Long::sum);
    return parts;
  }

  private static @Nullable Instant moment(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      Long micros = row.next() ? Sql.longOrNull(row, 1) : null;
      return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }
}
