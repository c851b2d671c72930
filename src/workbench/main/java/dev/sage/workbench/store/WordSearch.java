package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;

/**
 * Whether the index of words is the shorter way to a text. It only narrows down where the text may
 * be: each place is looked at, so that the answer is the same without it. Used by one thread.
 */
final class WordSearch {

  /**
   * Where a text is in more places than that, the newest calls that have it are found sooner by
   * looking at the newest calls.
   */
  private static final int PLACES = 8_000;

  /** More make the places hardly fewer. */
  private static final int SEQUENCES = 24;

  private static final int LENGTH = 3;

  private final Connection connection;

  WordSearch(Connection connection) {
    this.connection = connection;
  }

  /** What to ask the index for a text; empty where it is no help. */
  Optional<String> match(String text) throws SQLException {
    String match = sequences(text);
    return !match.isEmpty() && whole(connection) && few(connection, match)
        ? Optional.of(match)
        : Optional.empty();
  }

  /** Every sequence of three characters in quotes: nothing in them is syntax then. */
  private static String sequences(String text) {
    int[] points = text.codePoints().toArray();
    var sequences = new LinkedHashSet<String>();
    for (int i = 0; i + LENGTH <= points.length && sequences.size() < SEQUENCES; i++) {
      if (plain(points[i]) && plain(points[i + 1]) && plain(points[i + 2])) {
        String sequence = new String(points, i, LENGTH);
        sequences.add('"' + sequence.replace("\"", "\"\"") + '"');
      }
    }
    return String.join(" AND ", sequences);
  }

  /** The index has neither the character 0 nor halves of others. */
  private static boolean plain(int point) {
    return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
  }

  private static boolean whole(Connection store) throws SQLException {
    return Sql.number(store, "SELECT count(*) > 0 AND min(done >= upto) FROM search_fill") == 1;
  }

  private static boolean few(Connection store, String match) throws SQLException {
    long places = 0;
    for (String table : SearchIndex.TABLES) {
      try (var statement =
          store.prepareStatement(
              "SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s MATCH ? LIMIT ?)"
                  .formatted(table, table))) {
        statement.setString(1, match);
        statement.setInt(2, PLACES + 1);
        try (var row = statement.executeQuery()) {
          places += row.next() ? row.getLong(1) : 0;
        }
      }
    }
    return places <= PLACES;
  }
}
