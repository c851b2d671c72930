package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreView;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.LaneMarks.Bars;
import dev.sage.workbench.timeline.LaneMarks.Buckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The timeline of a store. Immutable, thread-safe. */
final class StoreTimeline implements Timeline {

  private static final long MINUTE = 60_000_000;

  private final Store store;

  StoreTimeline(Store store) {
    this.store = store;
  }

  @Override
  public Optional<TimeRange> extent() {
    return store.read(StoreTimeline::extent);
  }

  private static Optional<TimeRange> extent(StoreView view) {
    if (view.number("SELECT EXISTS (SELECT 1 FROM call)", List.of()) == 0) {
      return Optional.empty();
    }
    long first = view.number("SELECT min(started_at) FROM call", List.of());
    long last = view.number("SELECT max(started_at) FROM call", List.of());
    // Whatever ends after the last one's beginning began a minute before it, or is a long call.
    long end =
        view.number(
            """
            SELECT max(e) FROM (
              SELECT max(started_at + (coalesce(sent_ns, 0) + end_ns) / 1000) AS e FROM call
                WHERE started_at >= ?
              UNION ALL
              SELECT max(started_at + (coalesce(sent_ns, 0) + end_ns) / 1000) FROM call
                WHERE coalesce(sent_ns, 0) + end_ns > 60000000000)\
            """,
            List.of(last - MINUTE));
    return Optional.of(new TimeRange(first, Math.max(end, last + 1)));
  }

  @Override
  public TimelineView view(TimelineQuery query) {
    return store.read(
        view -> {
          var asked = new Asked(view, query.filter());
          var bars = bars(asked, query);
          return bars == null ? buckets(asked, query) : bars(view, query, bars);
        });
  }

  /** Null where there are too many. */
  private static @Nullable Map<String, List<Bar>> bars(Asked asked, TimelineQuery query) {
    var range = query.range();
    var read = new BarRead(asked, query.grouping(), range);
    if (!asked.moreThan(BarRead.MOST, range.from(), range.to())) {
      return read.read();
    }
    if (query.filter().source().isEmpty()) {
      return null;
    }
    if (!asked.counted(Grouping.PROVIDER)) {
      return read.read();
    }
    return CountRead.total(asked, range) > BarRead.MOST
        ? null
        : read.read(CountedLanes.targets(asked, Grouping.MODEL, range));
  }

  private static TimelineView bars(
      StoreView view, TimelineQuery query, Map<String, List<Bar>> bars) {
    ToLongFunction<List<Bar>> inRange =
        lane -> lane.stream().filter(bar -> query.range().contains(bar.from())).count();
    var names = LaneNames.sorted(view, query.grouping(), bars.keySet());
    return answer(
        query,
        names,
        key -> inRange.applyAsLong(Objects.requireNonNull(bars.get(key))),
        key -> new Bars(Objects.requireNonNull(bars.get(key))),
        bars.values().stream().mapToLong(inRange).sum(),
        0);
  }

  private static TimelineView buckets(Asked asked, TimelineQuery query) {
    var counted =
        CountRead.read(
            asked, query.grouping(), query.range(), query.buckets(), TimelineView.MOST_LANES);
    var counts = counted.counts();
    var keys = new ArrayList<String>();
    counts.keys().forEach(keys::add);
    var names =
        LaneNames.sorted(asked.view, query.grouping(), keys).stream()
            .filter(lane -> counts.calls(lane.key()) > 0)
            .toList();
    long calls =
        counted.lanesLeftOut() == 0 ? counts.calls() : CountRead.total(asked, query.range());
    return answer(
        query,
        names,
        counts::calls,
        key -> new Buckets(counts.density(key)),
        calls,
        counted.lanesLeftOut());
  }

  private static TimelineView answer(
      TimelineQuery query,
      List<LaneNames.Named> names,
      ToLongFunction<String> calls,
      Function<String, LaneMarks> marks,
      long all,
      int lanesLeftOut) {
    int shown = Math.min(names.size(), TimelineView.MOST_LANES);
    var lanes =
        names.subList(0, shown).stream()
            .map(lane -> new Lane(lane.key(), lane.name(), calls.applyAsLong(lane.key())))
            .toList();
    return new TimelineView(
        query,
        lanes,
        lanes.stream().map(lane -> marks.apply(lane.key())).toList(),
        all,
        lanesLeftOut + names.size() - shown);
  }

  @Override
  public Density overview(TimeRange range, int buckets) {
    return store.read(
        view -> {
          var asked = new Asked(view, CallFilter.ALL);
          var counts =
              CountRead.read(asked, Grouping.PROVIDER, range, buckets, Integer.MAX_VALUE).counts();
          return counts.together();
        });
  }

  @Override
  public Charts charts(TimeRange range, CallFilter filter, int buckets) {
    return store.read(view -> new FigureRead(new Asked(view, filter), range).charts(buckets));
  }

  @Override
  public Figures figures(TimeRange range, CallFilter filter) {
    return store.read(view -> new FigureRead(new Asked(view, filter), range).total());
  }

  @Override
  public List<StoredCall> calls(TimeRange range, CallFilter filter, int offset, int limit) {
    return store.read(view -> new PageRead(new Asked(view, filter), range).read(offset, limit));
  }
}
