package dev.sage.workbench.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.RandomCalls;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

  private static final TimeRange EVER = new TimeRange(0, 5_000_000_000_000_000L);

  @TempDir Path folder;
  private Store store;
  private Timeline timeline;

  @BeforeEach
  void open() {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
    timeline = Timeline.of(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private TimelineView view(TimeRange range, Grouping grouping) {
    return timeline.view(new TimelineQuery(range, grouping, CallFilter.ALL, 100));
  }

  @Test
  void an_empty_store_has_no_extent_no_lanes_and_empty_figures() {
    assertThat(timeline.extent()).isEmpty();
    assertThat(view(EVER, Grouping.MODEL).lanes()).isEmpty();
    assertThat(timeline.overview(EVER, 50).size()).isLessThanOrEqualTo(50);
    assertThat(timeline.figures(EVER, CallFilter.ALL).latency()).isEqualTo(Percentiles.NONE);
    assertThat(timeline.charts(EVER, CallFilter.ALL, 10).total().calls()).isZero();
    assertThat(timeline.calls(EVER, CallFilter.ALL, 0, 10)).isEmpty();
  }

  @Test
  void one_running_call_is_seen_until_it_ends_and_after() throws Exception {
    var calls = new RandomCalls(store, new Random(1));
    var at = Instant.parse("2026-11-26T10:00:00Z");
    var call = calls.begin(at, null, false);
    store.flush();
    var later = new TimeRange(micros(at) + 1, micros(at) + 2);

    assertThat(timeline.extent()).contains(new TimeRange(micros(at), micros(at) + 1));
    assertThat(view(later, Grouping.PROVIDER).marks())
        .singleElement()
        .isInstanceOfSatisfying(LaneMarks.Bars.class, bars -> assertThat(bars.bars()).hasSize(1));
    assertThat(timeline.figures(EVER, CallFilter.ALL).running()).isEqualTo(1);

    calls.end(call);
    store.flush();
    assertThat(timeline.figures(EVER, CallFilter.ALL))
        .satisfies(figures -> assertThat(figures.calls()).isEqualTo(1))
        .satisfies(figures -> assertThat(figures.running()).isZero());
  }

  @Test
  void calls_of_1970_and_2100_are_on_one_axis() throws Exception {
    var calls = new RandomCalls(store, new Random(2));
    for (String at : List.of("1970-01-01T00:00:00Z", "2100-12-31T23:59:59Z")) {
      calls.end(calls.begin(Instant.parse(at), null, false));
    }
    store.flush();
    assertThat(timeline.extent().orElseThrow().from()).isZero();
    assertThat(timeline.overview(timeline.extent().orElseThrow(), 1_000).size())
        .isLessThanOrEqualTo(1_000);
    assertThat(view(timeline.extent().orElseThrow(), Grouping.SESSION).calls()).isEqualTo(2);
  }

  @Test
  void runs_and_sessions_are_lanes_the_newest_first_and_calls_without_one_the_last()
      throws Exception {
    var calls = new RandomCalls(store, new Random(3));
    var at = Instant.parse("2026-11-26T10:00:00Z");
    calls.end(calls.begin(at, "older", false));
    calls.end(calls.begin(at.plusSeconds(60), "newer", false));
    calls.end(calls.begin(at.plusSeconds(120), null, true));
    store.flush();

    assertThat(view(EVER, Grouping.RUN).lanes())
        .extracting(Lane::key)
        .containsExactly("newer", "older", "");
    assertThat(view(EVER, Grouping.SESSION).lanes())
        .extracting(Lane::calls)
        .containsExactly(2L, 1L);
  }

  @Test
  void a_question_is_given_up_where_its_thread_is_interrupted() throws Exception {
    var calls = new RandomCalls(store, new Random(4));
    for (int i = 0; i < 3_000; i++) {
      calls.end(calls.begin(Instant.parse("2026-11-26T10:00:00Z"), null, false));
    }
    store.flush();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> timeline.figures(EVER, CallFilter.parse("text:nothing")))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(timeline.figures(EVER, CallFilter.ALL).calls()).isEqualTo(3_000);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }
}
