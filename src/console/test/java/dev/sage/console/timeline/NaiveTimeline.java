package dev.sage.console.timeline;

import dev.sage.llm.Timings;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.Charts;
import dev.sage.workbench.timeline.Density;
import dev.sage.workbench.timeline.Density.Outcome;
import dev.sage.workbench.timeline.Figures;
import dev.sage.workbench.timeline.Lane;
import dev.sage.workbench.timeline.LaneMarks;
import dev.sage.workbench.timeline.Percentiles;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.Timeline;
import dev.sage.workbench.timeline.TimelineQuery;
import dev.sage.workbench.timeline.TimelineView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Answers by looking at every call: slow, and plainly right. Thread-safe. */
public final class NaiveTimeline implements Timeline {
  private static final int MOST_BARS = 400;

  private final Store store;

  /** Of the calls of that store. */
  public NaiveTimeline(Store store) {
    this.store = store;
  }

  private List<StoredCall> all(CallFilter filter) {
    return store.calls(CallQuery.newest(filter, 1_000_000));
  }

  static long from(StoredCall call) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, call.startedAt());
  }

  static long to(StoredCall call) {
    long end = call.timings().end();
    return end < 0 ? from(call) : from(call) + (call.zeroNanos() + end) / 1_000;
  }

  private List<StoredCall> begun(TimeRange range, CallFilter filter) {
    return all(filter).stream().filter(call -> range.contains(from(call))).toList();
  }

  @Override
  public Optional<TimeRange> extent() {
    List<StoredCall> all = all(CallFilter.ALL);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    long first = all.stream().mapToLong(NaiveTimeline::from).min().orElseThrow();
    long last = all.stream().mapToLong(NaiveTimeline::to).max().orElseThrow();
    return Optional.of(new TimeRange(first, Math.max(first + 1, last)));
  }

  @Override
  public TimelineView view(TimelineQuery query) {
    Map<String, List<StoredCall>> lanes = new TreeMap<>();
    TimeRange range = query.range();
    for (StoredCall call : all(query.filter())) {
      if (from(call) < range.to() && to(call) >= range.from()) {
        lanes.computeIfAbsent(key(query, call), key -> new ArrayList<>()).addFirst(call);
      }
    }
    List<Lane> named = new ArrayList<>();
    List<LaneMarks> marks = new ArrayList<>();
    long calls = 0;
    boolean few = lanes.values().stream().mapToInt(List::size).sum() <= MOST_BARS;
    for (var lane : lanes.entrySet()) {
      long begun = lane.getValue().stream().filter(call -> range.contains(from(call))).count();
      calls += begun;
      if (named.size() < TimelineView.MOST_LANES) {
        named.add(new Lane(lane.getKey(), lane.getKey(), begun));
        marks.add(
            few
                ? new LaneMarks.Bars(bars(lane.getValue()))
                : new LaneMarks.Buckets(density(lane.getValue(), range, query.buckets())));
      }
    }
    return new TimelineView(query, named, marks, calls, lanes.size() - named.size());
  }

  private static String key(TimelineQuery query, StoredCall call) {
    return switch (query.grouping()) {
      case PROVIDER -> call.provider();
      case MODEL -> call.target();
      case RUN -> String.valueOf(call.runId());
      case SESSION -> "session";
    };
  }

  private static List<Bar> bars(List<StoredCall> calls) {
    List<Bar> bars = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (StoredCall call : calls) {
      int row = 0;
      while (row < ends.size() && ends.get(row) > from(call)) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(0L);
      }
      ends.set(row, to(call));
      long token = call.timings().firstToken();
      bars.add(
          new Bar(
              call.number(),
              call.id(),
              from(call),
              token == Timings.UNKNOWN ? to(call) : from(call) + token / 1_000,
              to(call),
              call.status(),
              call.provider(),
              call.model(),
              call.attempts(),
              call.toolCalls(),
              row));
    }
    return bars;
  }

  private static Density density(List<StoredCall> calls, TimeRange range, int buckets) {
    long bucket = Math.ceilDiv(range.length(), buckets);
    Map<Outcome, int[]> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, new int[buckets]);
    }
    for (StoredCall call : calls) {
      if (range.contains(from(call))) {
        int at = (int) ((from(call) - range.from()) / bucket);
        int[] of = counts.get(outcome(call));
        if (of != null) {
          of[at]++;
        }
      }
    }
    return new Density(range.from(), bucket, counts);
  }

  private static Outcome outcome(StoredCall call) {
    return switch (call.status()) {
      case COMPLETE -> Outcome.COMPLETE;
      case FAILED, INTERRUPTED -> Outcome.FAILED;
      case CANCELLED -> Outcome.CANCELLED;
      case RUNNING -> Outcome.RUNNING;
    };
  }

  @Override
  public Density overview(TimeRange range, int buckets) {
    return density(all(CallFilter.ALL), range, buckets);
  }

  @Override
  public Charts charts(TimeRange range, CallFilter filter, int buckets) {
    List<StoredCall> begun = begun(range, filter);
    long bucket = Math.ceilDiv(range.length(), buckets);
    List<Figures> figures = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      long from = range.from() + i * bucket;
      figures.add(
          figures(
              begun.stream()
                  .filter(call -> from(call) >= from && from(call) < from + bucket)
                  .toList()));
    }
    return new Charts(range.from(), bucket, figures, figures(begun));
  }

  @Override
  public Figures figures(TimeRange range, CallFilter filter) {
    return figures(begun(range, filter));
  }

  private static Figures figures(List<StoredCall> calls) {
    return new Figures(
        calls.size(),
        count(calls, Outcome.FAILED),
        count(calls, Outcome.CANCELLED),
        count(calls, Outcome.RUNNING),
        percentiles(calls, call -> call.timings().end()),
        percentiles(calls, call -> call.timings().firstToken()),
        sum(calls, call -> known(call.usage().input())),
        sum(calls, call -> known(call.usage().output())),
        sum(calls, call -> known(call.usage().cacheRead())),
        sum(calls, call -> call.usage().cacheRead() == null ? 0 : known(call.usage().input())),
        sum(calls, NaiveTimeline::cost),
        calls.stream().filter(call -> call.findings().costUsd() != null).count(),
        calls.stream().filter(call -> call.findings().cached()).count(),
        calls.stream()
            .filter(NaiveTimeline::decoded)
            .mapToLong(call -> known(call.usage().output()) - 1)
            .sum(),
        calls.stream()
            .filter(NaiveTimeline::decoded)
            .mapToLong(call -> call.timings().lastToken() - call.timings().firstToken())
            .sum());
  }

  private static boolean decoded(StoredCall call) {
    return call.status() == CallStatus.COMPLETE
        && !call.findings().cached()
        && call.findings().timed()
        && known(call.usage().output()) > 1
        && call.timings().firstToken() >= 0
        && call.timings().lastToken() > call.timings().firstToken();
  }

  private static long cost(StoredCall call) {
    Double cost = call.findings().costUsd();
    return cost == null ? 0 : Math.round(cost * 1e9);
  }

  private static long known(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static long sum(List<StoredCall> calls, ToLongFunction<StoredCall> of) {
    return calls.stream().mapToLong(of).sum();
  }

  private static long count(List<StoredCall> calls, Outcome outcome) {
    return calls.stream().filter(call -> outcome(call) == outcome).count();
  }

  private static Percentiles percentiles(List<StoredCall> calls, ToLongFunction<StoredCall> of) {
    long[] sorted =
        calls.stream()
            .filter(call -> call.status() == CallStatus.COMPLETE)
            .mapToLong(of)
            .filter(nanos -> nanos >= 0)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? Percentiles.NONE
        : new Percentiles(
            sorted.length,
            at(sorted, 0.5),
            at(sorted, 0.95),
            sorted.length < 100 ? null : at(sorted, 0.99),
            true);
  }

  /** Linear interpolation, type 7. */
  private static long at(long[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int low = (int) Math.floor(place);
    int high = Math.min(sorted.length - 1, low + 1);
    return Math.round(sorted[low] + (place - low) * (sorted[high] - sorted[low]));
  }

  @Override
  public List<StoredCall> calls(TimeRange range, CallFilter filter, int offset, int limit) {
    return begun(range, filter).stream()
        .sorted((a, b) -> Long.compare(from(b), from(a)))
        .skip(offset)
        .limit(limit)
        .toList();
  }
}
