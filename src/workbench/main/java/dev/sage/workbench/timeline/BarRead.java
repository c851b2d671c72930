package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoreView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the calls that touch a range, one by one. Used by the thread that asks only. */
final class BarRead {

  /** More are not shown one by one. */
  static final int MOST = 4_000;

  private static final long MINUTE = 60_000_000;
  private static final long HOUR = 60 * MINUTE;

  private static final String END = "c.started_at + (coalesce(c.sent_ns, 0) + c.end_ns) / 1000";
  private static final String LENGTH = "coalesce(c.sent_ns, 0) + c.end_ns";

  private static final String COLUMNS =
      Asked.KEY
          + ", c.n, c.id, c.started_at, c.status, coalesce(c.sent_ns, 0), c.first_token_ns, c.end_ns,"
          + " c.attempts, c.tool_calls";

  private final Asked asked;
  private final Grouping grouping;
  private final TimeRange range;
  private final Map<String, List<Bar>> lanes = new LinkedHashMap<>();
  private int size;

  BarRead(Asked asked, Grouping grouping, TimeRange range) {
    this.asked = asked;
    this.grouping = grouping;
    this.range = range;
  }

  /** By lane, in order of their beginning; null where there are too many. */
  @Nullable Map<String, List<Bar>> read() {
    read("c.started_at >= ? AND c.started_at < ?", range.from(), range.to());
    return all();
  }

  /** The same where rollups know of few calls among many. */
  @Nullable Map<String, List<Bar>> read(List<CountedLane> counted) {
    for (CountedLane lane : counted) {
      asked.calls(COLUMNS, lane, range, this::add);
    }
    asked.running(COLUMNS, range.from(), range.to(), this::add);
    return all();
  }

  private @Nullable Map<String, List<Bar>> all() {
    if (size > MOST) {
      return null;
    }
    reaching();
    if (size > MOST) {
      return null;
    }
    lanes.replaceAll((key, bars) -> Depths.of(bars));
    return lanes;
  }

  /** Calls that began before the range and end in it or after it. */
  private void reaching() {
    long from = range.from();
    read("c.started_at >= ? AND c.started_at < ? AND " + END + " > ?", from - MINUTE, from, from);
    read(
        END + " > ? AND " + END + " <= ? AND " + LENGTH + " > 60000000000 AND +c.started_at < ?",
        from,
        from + HOUR,
        from - MINUTE);
    read(
        "c.started_at < ? AND " + LENGTH + " > 3600000000000 AND " + END + " > ?",
        from - MINUTE,
        from + HOUR);
    asked.running(COLUMNS, Long.MIN_VALUE, from, this::add);
  }

  private void read(String condition, Object... values) {
    if (size <= MOST) {
      asked.calls(COLUMNS, condition, List.of(values), this::add);
    }
  }

  private void add(StoreView.Row row) {
    size++;
    if (size > MOST) {
      return;
    }
    long from = row.number(6);
    Long end = row.numberOrNull(10);
    Long token = row.numberOrNull(9);
    long sent = row.number(8);
    long to = end == null ? from : from + (sent + end) / 1_000;
    lanes
        .computeIfAbsent(Asked.key(grouping, row, 0), key -> new ArrayList<>())
        .add(
            new Bar(
                row.number(4),
                row.text(5),
                from,
                token == null ? to : from + (sent + token) / 1_000,
                to,
                CallStatus.valueOf(row.text(7).toUpperCase(Locale.ROOT)),
                row.text(0),
                row.text(1),
                (int) row.number(11),
                (int) row.number(12),
                0));
  }

  /** Puts calls that overlap below each other. Stateless. */
  static final class Depths {
    private Depths() {}

    static List<Bar> of(List<Bar> bars) {
      var sorted = new ArrayList<>(bars);
      sorted.sort(Comparator.comparingLong(Bar::from).thenComparingLong(Bar::number));
      var free = new ArrayList<Long>();
      sorted.replaceAll(
          bar -> {
            int depth = 0;
            while (depth < free.size() && free.get(depth) > bar.from()) {
              depth++;
            }
            long end =
                bar.status() == CallStatus.RUNNING
                    ? Long.MAX_VALUE
                    : Math.max(bar.to(), bar.from() + 1);
            if (depth == free.size()) {
              free.add(end);
            } else {
              free.set(depth, end);
            }
            return at(bar, depth);
          });
      return sorted;
    }

    private static Bar at(Bar bar, int depth) {
      return new Bar(
          bar.number(),
          bar.id(),
          bar.from(),
          bar.firstToken(),
          bar.to(),
          bar.status(),
          bar.provider(),
          bar.model(),
          bar.attempts(),
          bar.toolCalls(),
          depth);
    }
  }
}
