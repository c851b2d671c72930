package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallTables;
import dev.sage.workbench.store.StoreView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which calls a question is about, and the ways to them. Used by the thread that asks only. */
final class Asked {

  /** Rows are read rather than rollups while there are no more. */
  static final int ROWS = 8_000;

  final StoreView view;
  final CallFilter filter;

  Asked(StoreView view, CallFilter filter) {
    this.view = view;
    this.filter = filter;
  }

  /** Columns of calls that pass the filter and this condition. */
  void calls(String columns, String condition, List<?> values, StoreView.Visitor visitor) {
    var all = new ArrayList<Object>(values);
    String passing = view.condition(filter, all);
    view.each("SELECT " + columns + CallTables.where(condition + " AND " + passing), all, visitor);
  }

  /** Columns of calls that begin in a range and pass the filter; unordered. */
  void calls(String columns, long from, long to, StoreView.Visitor visitor) {
    calls(columns, "c.started_at >= ? AND c.started_at < ?", List.of(from, to), visitor);
  }

  /** Columns of calls that run, began in a range, and pass the filter. */
  void running(String columns, long from, long to, StoreView.Visitor visitor) {
    calls(
        columns,
        "c.owner IS NOT NULL AND c.status = 'running' AND +c.started_at >= ? AND +c.started_at < ?",
        List.of(from, to),
        visitor);
  }

  /** Whether more calls begin in a range than that, of the filter or not. */
  boolean moreThan(int calls, long from, long to) {
    return view.number(
            """
            SELECT count(*) FROM
              (SELECT 1 FROM call WHERE started_at >= ? AND started_at < ? LIMIT ?)\
            """,
            List.of(from, to, calls + 1))
        > calls;
  }

  /** Whether rollups know how many calls there are, by this grouping. */
  boolean counted(Grouping grouping) {
    boolean target = grouping == Grouping.PROVIDER || grouping == Grouping.MODEL;
    return target
        ? view.laneCondition(filter, new ArrayList<>()).isPresent()
        : filter.source().isEmpty();
  }

  /** Columns of the calls of one lane of a target that begin in a range. */
  void calls(String columns, CountedLane lane, TimeRange range, StoreView.Visitor visitor) {
    view.each(
        "SELECT " + columns + " FROM call c WHERE " + OF_LANE,
        List.of(lane.provider(), lane.model(), lane.status(), range.from(), range.to()),
        visitor);
  }

  /** A lane of a target, by provider, model and status, and a range: there is an index for it. */
  static final String OF_LANE =
      "c.provider = ? AND c.model = ? AND c.status = ? AND c.started_at >= ? AND c.started_at < ?";

  /** The key of a call's lane, of the columns {@link #KEY}. */
  static String key(Grouping grouping, StoreView.Row row, int first) {
    return switch (grouping) {
      case PROVIDER -> row.text(first);
      case MODEL -> row.text(first) + "/" + row.text(first + 1);
      case RUN -> row.text(first + 2);
      case SESSION -> Optional.ofNullable(row.textOrNull(first + 3)).orElse("");
    };
  }

  /** What {@link #key} reads. */
  static final String KEY = "c.provider, c.model, c.run_id, c.session";
}
