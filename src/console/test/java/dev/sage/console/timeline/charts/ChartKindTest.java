package dev.sage.console.timeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.timeline.Charts;
import dev.sage.workbench.timeline.Figures;
import dev.sage.workbench.timeline.Percentiles;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartKindTest {
  private static final long MILLI = 1_000_000;

  @Test
  void a_cost_that_is_not_all_of_it_says_so() {
    assertThat(ChartKind.COST.words(cost(2, 0, 0, 1_000_000, 1)))
        .isEqualTo("≥ $0.0010, 1 of 2 priced");
    assertThat(ChartKind.COST.words(cost(2, 0, 0, 2_000_000, 2))).isEqualTo("$0.0020");
    assertThat(ChartKind.COST.words(cost(4, 1, 1, 2_000_000, 2)))
        .as("what runs has no price yet, and Sage’s own cache costs nothing")
        .isEqualTo("$0.0020");
    assertThat(ChartKind.COST.words(cost(2, 0, 0, 0, 0))).isEqualTo("–, 0 of 2 priced");
    assertThat(ChartKind.COST.words(cost(0, 0, 0, 0, 0))).isEqualTo("–");
  }

  @Test
  void a_cache_that_no_provider_tells_of_is_not_known() {
    assertThat(ChartKind.CACHE.words(cache(1_000, 0, 0))).isEqualTo("–");
    assertThat(ChartKind.CACHE.words(cache(1_000, 0, 400))).isEqualTo("0 %");
    assertThat(ChartKind.CACHE.words(cache(1_000, 100, 400))).isEqualTo("25 %");
  }

  @Test
  void percentiles_stand_with_their_number() {
    assertThat(ChartKind.LATENCY.words(times(500, 900, 1_500L, 120)))
        .isEqualTo("p50 500 ms, p95 900 ms, p99 1.50 s, n = 120");
    assertThat(ChartKind.TTFT.words(times(500, 900, null, 12)))
        .isEqualTo("p50 500 ms, p95 900 ms, p99 –, n = 12");
  }

  @Test
  void a_slow_call_does_not_press_the_others_flat() {
    Figures total = times(500, 1_000, 1_500L, 1_000);
    Figures usual = times(500, 1_000, 60_000L, 100);
    Figures slow = times(90_000, 90_000, null, 1);

    assertThat(ChartKind.LATENCY.top(charts(total, usual))).isEqualTo(1_000);
    assertThat(ChartKind.LATENCY.top(charts(total, usual, slow))).isEqualTo(2_500);
  }

  @Test
  void a_column_can_be_shorter_than_a_millisecond() {
    assertThat(Spans.words(23)).isEqualTo("23 µs");
    assertThat(Spans.words(1_000)).isEqualTo("1.0 ms");
    assertThat(Spans.words(21_600_000_000L)).isEqualTo("6 h");
  }

  private static Charts charts(Figures total, Figures... buckets) {
    return new Charts(0, 1_000_000, List.of(buckets), total);
  }

  private static Figures cost(long calls, long running, long cached, long nano, long priced) {
    return new Figures(
        calls,
        0,
        0,
        running,
        Percentiles.NONE,
        Percentiles.NONE,
        0,
        0,
        0,
        0,
        nano,
        priced,
        cached,
        0,
        0);
  }

  private static Figures cache(long input, long read, long told) {
    return new Figures(
        1, 0, 0, 0, Percentiles.NONE, Percentiles.NONE, input, 0, read, told, 0, 0, 0, 0, 0);
  }

  private static Figures times(long p50, long p95, @Nullable Long p99, long n) {
    Percentiles times =
        new Percentiles(
            n, p50 * MILLI, p95 * MILLI, p99 == null ? null : (Long) (p99 * MILLI), true);
    return new Figures(n, 0, 0, 0, times, times, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
