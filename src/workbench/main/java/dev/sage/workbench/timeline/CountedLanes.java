package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds the rows of the table {@code lane} that a question is about. Stateless. */
final class CountedLanes {

  /**
   * So many lanes that are not shown are counted, no more: a store has a run for every few calls.
   */
  static final int MOST_LEFT_OUT = 5_000;

  private static final String COLUMNS =
      "SELECT c.n, c.provider, c.model, c.key, c.status, c.calls, c.first_at, c.last_at FROM lane c";

  private static final String REACHES = "c.kind = ? AND c.first_at < ? AND c.last_at >= ?";

  private CountedLanes() {}

  /**
   * Some lanes.
   *
   * @param leftOut how many keys more there are
   */
  record Newest(List<CountedLane> lanes, int leftOut) {
    Newest {
      lanes = List.copyOf(lanes);
    }
  }

  /** Those of targets that pass the filter, with calls in or around a range. */
  static List<CountedLane> targets(Asked asked, Grouping grouping, TimeRange range) {
    var values = new ArrayList<Object>(List.of("target", range.to(), range.from()));
    String passing = asked.view.laneCondition(asked.filter, values).orElseThrow();
    var lanes = new ArrayList<CountedLane>();
    read(asked, grouping, COLUMNS + " WHERE " + REACHES + " AND " + passing, values, lanes);
    return lanes;
  }

  /** The lanes of a grouping, of runs and sessions those of the newest keys only. */
  static Newest of(Asked asked, Grouping grouping, TimeRange range, int most) {
    return switch (grouping) {
      case PROVIDER, MODEL -> new Newest(targets(asked, grouping, range), 0);
      case RUN -> newest(asked, grouping, "run", range, most);
      case SESSION -> newest(asked, grouping, "session", range, most);
    };
  }

  private static Newest newest(
      Asked asked, Grouping grouping, String kind, TimeRange range, int most) {
    var reaches = List.<Object>of(kind, range.to(), range.from());
    var keys = new LinkedHashSet<String>();
    var limited = new ArrayList<>(reaches);
    limited.add((long) most * CallStatus.values().length);
    asked.view.each(
        "SELECT c.key FROM lane c WHERE " + REACHES + " ORDER BY c.first_at DESC LIMIT ?",
        limited,
        row -> {
          if (keys.size() < most) {
            keys.add(row.text(0));
          }
        });
    var lanes = new ArrayList<CountedLane>();
    for (String key : keys) {
      read(
          asked,
          grouping,
          COLUMNS
              + " WHERE c.kind = ? AND c.provider = '' AND c.model = '' AND c.key = ?"
              + " AND +c.first_at < ? AND +c.last_at >= ?",
          List.of(kind, key, range.to(), range.from()),
          lanes);
    }
    return new Newest(lanes, keys.size() < most ? 0 : keys(asked, reaches, most) - keys.size());
  }

  private static int keys(Asked asked, List<Object> reaches, int shown) {
    var values = new ArrayList<>(reaches);
    values.add(shown + MOST_LEFT_OUT);
    return (int)
        asked.view.number(
            "SELECT count(*) FROM (SELECT DISTINCT c.key FROM lane c WHERE "
                + REACHES
                + " LIMIT ?)",
            values);
  }

  private static void read(
      Asked asked, Grouping grouping, String sql, List<Object> values, List<CountedLane> into) {
    asked.view.each(
        sql,
        values,
        row ->
            into.add(
                new CountedLane(
                    row.number(0),
                    switch (grouping) {
                      case PROVIDER -> row.text(1);
                      case MODEL -> row.text(1) + "/" + row.text(2);
                      case RUN, SESSION -> row.text(3);
                    },
                    row.text(1),
                    row.text(2),
                    row.text(4),
                    row.number(5),
                    row.number(6),
                    row.number(7))));
  }
}
