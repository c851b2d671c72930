package dev.sage.workbench.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.RandomCalls;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Density.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a timeline answers is what a plain look at all calls gives. */
class TimelineAgainstRowsTest {

  /** More than are ever read as rows. */
  private static final int CALLS = 9_000;

  private static final Instant FROM = Instant.parse("2026-09-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-20T00:00:00Z");
  private static final Random RANDOM = new Random(11);

  @TempDir private static Path folder;
  private static Store store;
  private static Timeline timeline;

  /** In order of their beginning. */
  private static List<StoredCall> all;

  private static long[] starts;

  @BeforeAll
  static void fill() throws Exception {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
    timeline = Timeline.of(store);
    var calls = new RandomCalls(store, RANDOM);
    for (int i = 0; i < CALLS; i++) {
      // A third of them within two minutes, so that buckets of less than a second are full too.
      var at = calls.between(i % 3 == 1 ? TO.minusSeconds(120) : FROM, TO);
      var call = calls.begin(at, i % 3 == 0 ? "run-" + i % 50 : null, i % 11 == 0);
      if (i % 400 != 0) {
        calls.end(call);
      }
    }
    store.flush();
    all =
        store.calls(CallQuery.newest(Integer.MAX_VALUE)).stream()
            .sorted(Comparator.comparingLong(call -> micros(call.startedAt())))
            .toList();
    starts = all.stream().mapToLong(call -> micros(call.startedAt())).toArray();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

  private record Filter(String text, Predicate<StoredCall> passes) {
    CallFilter parsed() {
      return CallFilter.parse(text);
    }
  }

  private static final List<Filter> FILTERS =
      List.of(
          new Filter("", call -> true),
          new Filter("provider:openai", call -> call.provider().equals("openai")),
          new Filter("status:cancelled", call -> call.status() == CallStatus.CANCELLED),
          new Filter(
              "model:mini -status:failed",
              call -> call.model().contains("mini") && call.status() != CallStatus.FAILED),
          new Filter("attempt>1", call -> call.attempts() > 1),
          new Filter("has:import", call -> call.findings().source().json().equals("import")));

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static TimeRange range(Instant from, Instant to) {
    return new TimeRange(micros(from), micros(to));
  }

  private static List<TimeRange> ranges() {
    var ranges = new ArrayList<TimeRange>();
    ranges.add(range(FROM, TO));
    ranges.add(range(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")));
    ranges.add(range(FROM.plusSeconds(12_345), TO.minusSeconds(1)));
    ranges.add(range(TO.minusSeconds(130), TO));
    ranges.add(range(TO.minusSeconds(60), TO.minusSeconds(59)));
    var one = all.get(100).startedAt();
    ranges.add(range(one, one.plus(1, ChronoUnit.MICROS)));
    long length = micros(TO) - micros(FROM);
    for (int i = 0; i < 6; i++) {
      long from = micros(FROM) + RANDOM.nextLong(length);
      ranges.add(new TimeRange(from, from + 1 + RANDOM.nextLong(length >> (2 * i))));
    }
    return ranges;
  }

  private static List<StoredCall> within(TimeRange range, Predicate<StoredCall> passes) {
    return all.subList(before(range.from()), before(range.to())).stream().filter(passes).toList();
  }

  /** How many calls began before a moment. */
  private static int before(long moment) {
    int place = Arrays.binarySearch(starts, moment);
    while (place > 0 && starts[place - 1] == moment) {
      place--;
    }
    return place >= 0 ? place : ~place;
  }

  private static String key(Grouping grouping, StoredCall call) {
    return switch (grouping) {
      case PROVIDER -> call.provider();
      case MODEL -> call.target();
      case RUN -> Objects.requireNonNullElse(call.runId(), "");
      case SESSION -> call.findings().source().json().equals("import") ? "" : "1";
    };
  }

  private static boolean touches(StoredCall call, TimeRange range) {
    long from = micros(call.startedAt());
    boolean running = call.status() == CallStatus.RUNNING;
    return from < range.to() && (from >= range.from() || running || end(call) > range.from());
  }

  /**
   * The request was sent less than 5 ms after the start: what the store keeps of it is not told.
   */
  private static long end(StoredCall call) {
    long e2e = call.timings().end();
    return e2e < 0 ? micros(call.startedAt()) : micros(call.startedAt()) + e2e / 1_000;
  }

  @Test
  void lanes_hold_every_call_of_the_range_at_any_zoom() {
    for (TimeRange range : ranges()) {
      for (Filter filter : FILTERS) {
        for (Grouping grouping : Grouping.values()) {
          verifyView(range, filter, grouping);
        }
      }
    }
  }

  private static void verifyView(TimeRange range, Filter filter, Grouping grouping) {
    var view = timeline.view(new TimelineQuery(range, grouping, filter.parsed(), 500));
    var calls = within(range, filter.passes());
    var what = "%s by %s of %s".formatted(filter, grouping, range);
    assertThat(view.calls()).as(what).isEqualTo(calls.size());
    for (int i = 0; i < view.lanes().size(); i++) {
      var lane = view.lanes().get(i);
      var own = calls.stream().filter(call -> key(grouping, call).equals(lane.key())).toList();
      assertThat(lane.calls()).as(what).isEqualTo(own.size());
      switch (view.marks().get(i)) {
        case LaneMarks.Bars bars ->
            assertThat(bars.bars().stream().filter(bar -> range.contains(bar.from())))
                .as(what)
                .extracting(Bar::number)
                .containsExactlyInAnyOrderElementsOf(own.stream().map(StoredCall::number).toList());
        case LaneMarks.Buckets buckets -> {
          assertThat(buckets.density().size()).isLessThanOrEqualTo(500);
          verifyDensity(
              what,
              buckets.density(),
              call -> filter.passes().test(call) && key(grouping, call).equals(lane.key()));
        }
      }
    }
    assertThat(view.lanes().stream().mapToLong(Lane::calls).sum()).as(what).isEqualTo(calls.size());
  }

  private static void verifyDensity(String what, Density density, Predicate<StoredCall> passes) {
    int[][] expected = new int[density.size()][OUTCOMES.size()];
    long end = density.origin() + density.size() * density.bucketMicros();
    var shown = within(new TimeRange(density.origin(), end), passes);
    for (StoredCall call : shown) {
      long bucket = (micros(call.startedAt()) - density.origin()) / density.bucketMicros();
      expected[(int) bucket][OUTCOMES.indexOf(PlainFigures.outcome(call))]++;
    }
    int[][] answered = new int[density.size()][OUTCOMES.size()];
    for (int bucket = 0; bucket < density.size(); bucket++) {
      for (Outcome outcome : OUTCOMES) {
        answered[bucket][OUTCOMES.indexOf(outcome)] = density.count(outcome, bucket);
      }
    }
    assertThat(answered).as(what).isDeepEqualTo(expected);
  }

  @Test
  void bars_are_every_call_that_touches_the_range_and_none_overlaps_another() {
    int seen = 0;
    for (TimeRange range : ranges()) {
      var view = timeline.view(new TimelineQuery(range, Grouping.MODEL, CallFilter.ALL, 500));
      var bars = new ArrayList<Bar>();
      for (LaneMarks marks : view.marks()) {
        if (marks instanceof LaneMarks.Bars lane) {
          bars.addAll(lane.bars());
          verifyDepths(lane.bars());
        }
      }
      if (!bars.isEmpty()) {
        seen++;
        var touching = all.stream().filter(call -> touches(call, range)).toList();
        assertThat(bars)
            .extracting(Bar::number)
            .containsAll(touching.stream().map(StoredCall::number).toList())
            .doesNotHaveDuplicates()
            .hasSizeLessThanOrEqualTo(BarRead.MOST);
        assertThat(bars)
            .allSatisfy(
                bar ->
                    assertThat(
                            bar.to() > range.from()
                                || bar.from() >= range.from()
                                || bar.status() == CallStatus.RUNNING)
                        .isTrue());
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  private static void verifyDepths(List<Bar> bars) {
    for (int i = 0; i < bars.size(); i++) {
      for (int j = i + 1; j < Math.min(bars.size(), i + 50); j++) {
        var first = bars.get(i);
        var second = bars.get(j);
        assertThat(first.from()).isLessThanOrEqualTo(second.from());
        boolean overlap = first.to() > second.from() || first.status() == CallStatus.RUNNING;
        if (overlap) {
          assertThat(first.depth()).isNotEqualTo(second.depth());
        }
      }
    }
  }

  @Test
  void the_overview_counts_every_call() {
    for (TimeRange range : ranges()) {
      verifyDensity(range.toString(), timeline.overview(range, 300), call -> true);
    }
  }

  @Test
  void charts_and_figures_are_those_of_a_plain_computation() {
    for (TimeRange range : ranges()) {
      for (Filter filter : FILTERS) {
        var charts = timeline.charts(range, filter.parsed(), 60);
        var what = "%s of %s".formatted(filter, range);
        var calls = within(range, filter.passes());
        PlainFigures.verify(what, charts.total(), calls);
        PlainFigures.verify(what, timeline.figures(range, filter.parsed()), calls);
        for (int i = 0; i < charts.buckets().size(); i++) {
          long from = charts.origin() + i * charts.bucketMicros();
          PlainFigures.verify(
              what,
              charts.buckets().get(i),
              within(new TimeRange(from, from + charts.bucketMicros()), filter.passes()));
        }
      }
    }
  }

  @Test
  void pages_follow_each_other_newest_first() {
    for (Filter filter : FILTERS) {
      for (TimeRange range : List.of(range(FROM, TO), range(FROM.plusSeconds(99), TO))) {
        var expected =
            within(range, filter.passes()).stream()
                .sorted(
                    Comparator.comparingLong((StoredCall call) -> micros(call.startedAt()))
                        .thenComparingLong(StoredCall::number)
                        .reversed())
                .map(StoredCall::number)
                .toList();
        for (int offset : new int[] {0, 1, 77, expected.size() / 2, expected.size() - 3, 30_000}) {
          var page = timeline.calls(range, filter.parsed(), Math.max(0, offset), 40);
          int first = Math.min(Math.max(0, offset), expected.size());
          assertThat(page)
              .as("%s from %d", filter, offset)
              .extracting(StoredCall::number)
              .containsExactlyElementsOf(
                  expected.subList(first, Math.min(expected.size(), first + 40)));
        }
      }
    }
  }

  @Test
  void the_extent_reaches_from_the_first_beginning_to_the_last_end() {
    var extent = timeline.extent().orElseThrow();
    assertThat(extent.from())
        .isEqualTo(all.stream().mapToLong(call -> micros(call.startedAt())).min().orElseThrow());
    long end = all.stream().mapToLong(TimelineAgainstRowsTest::end).max().orElseThrow();
    assertThat(extent.to()).isBetween(end, end + 5_000);
  }
}
