package dev.sage.console.timeline.axis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
  private static final Moments UTC = new Moments(ZoneOffset.UTC);
  private static final Moments BERLIN = new Moments(ZoneId.of("Europe/Berlin"));

  @Test
  void say_years_when_years_are_shown() {
    Ticks ticks = ticks("2016-03-01T00:00:00Z", Duration.ofDays(3_650), UTC);
    assertThat(labels(ticks)).startsWith("2017", "2018").doesNotContain("Mar");
    assertThat(ticks.context()).isEqualTo("UTC");
  }

  @Test
  void say_months_with_the_year_where_it_begins() {
    Ticks ticks = ticks("2025-09-15T00:00:00Z", Duration.ofDays(300), UTC);
    assertThat(labels(ticks)).contains("Oct", "Nov", "2026", "Feb");
    assertThat(ticks.context()).isEqualTo("2025  UTC");
  }

  @Test
  void say_days_and_begin_each_month_with_its_first() {
    Ticks ticks = ticks("2026-01-20T00:00:00Z", Duration.ofDays(30), UTC);
    assertThat(labels(ticks)).contains("1 Feb").doesNotContain("31 Jan");
  }

  @Test
  void say_the_time_of_day_with_the_day_at_midnight() {
    Ticks ticks = ticks("2026-03-03T18:00:00Z", Duration.ofHours(12), UTC);
    assertThat(labels(ticks)).contains("22:00", "4 Mar", "02:00");
    assertThat(ticks.context()).isEqualTo("3 Mar 2026  UTC");
  }

  @Test
  void count_milliseconds_from_the_second_that_the_context_says() {
    Ticks ticks = ticks("2026-03-03T18:00:05.900Z", Duration.ofMillis(500), UTC);
    assertThat(labels(ticks)).contains("+950 ms", "18:00:06", "+50 ms");
    assertThat(ticks.context()).isEqualTo("3 Mar 18:00:05  UTC");
  }

  @Test
  void count_microseconds_from_the_millisecond_that_the_context_says() {
    Ticks ticks = ticks("2026-03-03T18:00:05.249900Z", Duration.ofNanos(400_000), UTC);
    assertThat(labels(ticks)).contains("+950 µs", ".250 s", "+50 µs");
    assertThat(ticks.context()).isEqualTo("3 Mar 18:00:05.249  UTC");
  }

  @Test
  void go_on_over_the_change_of_summer_time() {
    Ticks ticks = ticks("2026-03-28T22:00:00Z", Duration.ofHours(8), BERLIN);
    assertThat(labels(ticks)).contains("01:00", "03:00", "04:00").doesNotContain("02:00");
    assertThat(ticks.marks()).extracting(Ticks.Mark::micros).isSorted().doesNotHaveDuplicates();
    assertThat(labels(ticks("2026-10-24T22:00:00Z", Duration.ofHours(8), BERLIN)))
        .contains("01:00", "04:00");
  }

  @ParameterizedTest
  @ValueSource(longs = {50, 999, 1_000, 20_000, 1_000_000, 3_600_000_000L, 86_400_000_000L})
  void are_never_so_near_that_their_labels_touch(long micros) {
    for (double factor = 1; factor < 1_000; factor *= 1.37) {
      long from = 1_772_560_805_249_900L;
      TimeRange range = new TimeRange(from, from + Math.round(micros * factor));
      TimeScale scale = new TimeScale(range, 0, 1_200);
      List<Ticks.Mark> marks = Ticks.of(range, 1_200, UTC).marks();
      assertThat(marks).hasSizeBetween(1, 18);
      for (int i = 1; i < marks.size(); i++) {
        double apart = scale.x(marks.get(i).micros()) - scale.x(marks.get(i - 1).micros());
        assertThat(apart).as("%s of %s", i, range).isGreaterThan(50);
      }
    }
  }

  private static Ticks ticks(String from, Duration length, Moments moments) {
    long start = Moments.micros(Instant.parse(from));
    TimeRange range = new TimeRange(start, start + length.toNanos() / 1_000);
    return Ticks.of(range, 1_000, moments);
  }

  private static List<String> labels(Ticks ticks) {
    return ticks.marks().stream().map(Ticks.Mark::label).toList();
  }
}
