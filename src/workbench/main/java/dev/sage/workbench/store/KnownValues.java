package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which values the newest calls have, for suggestions. Immutable, thread-safe.
 *
 * @param byField the values of a field in alphabetical order
 */
public record KnownValues(Map<FilterField, List<String>> byField) {

  /** Nothing is known. */
  public static final KnownValues NONE = new KnownValues(Map.of());

  /** A glance at the newest ones is enough, and as quick in a store of millions. */
  private static final int CALLS = 20_000;

  private static final int VALUES = 100;

  /** Those that most calls have; nobody types the id of a trace or of a span. */
  private static final String TAGS =
      """
      SELECT word FROM (
        SELECT CASE value WHEN '' THEN name ELSE name || '=' || value END AS word
        FROM tag WHERE name NOT IN ('trace', 'parent') GROUP BY name, value
        ORDER BY count(*) DESC LIMIT %d) ORDER BY 1\
      """
          .formatted(VALUES);

  private static final List<FilterField> FIELDS =
      List.of(
          FilterField.PROVIDER,
          FilterField.MODEL,
          FilterField.FINISH,
          FilterField.ERROR,
          FilterField.HTTP,
          FilterField.API,
          FilterField.FILE);

  public KnownValues {
    byField = Map.copyOf(byField);
  }

  /** The tags of all calls, each as a filter has it: {@code name} or {@code name=value}. */
  public List<String> tags() {
    return of(FilterField.TAG);
  }

  List<String> of(FilterField field) {
    return byField.getOrDefault(field, List.of());
  }

  static KnownValues read(Connection connection) throws SQLException {
    var known = new EnumMap<FilterField, List<String>>(FilterField.class);
    for (FilterField field : FIELDS) {
      known.put(field, distinct(connection, field.column()));
    }
    known.put(FilterField.TAG, values(connection, TAGS));
    return new KnownValues(known);
  }

  private static List<String> distinct(Connection connection, String column) throws SQLException {
    String sql =
        "SELECT DISTINCT %s FROM (SELECT * FROM call ORDER BY n DESC LIMIT %d) c WHERE %s IS NOT NULL ORDER BY 1 LIMIT %d"
            .formatted(column, CALLS, column, VALUES);
    return values(connection, sql);
  }

  private static List<String> values(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
