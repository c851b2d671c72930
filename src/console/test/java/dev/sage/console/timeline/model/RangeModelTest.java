package dev.sage.console.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.timeline.axis.Ranges;
import dev.sage.console.timeline.model.RangeModel.Span;
import dev.sage.workbench.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RangeModelTest {
  private static final long SECOND = 1_000_000;

  private Instant now = Instant.ofEpochSecond(10_000);
  private final RangeModel model = new RangeModel(() -> now);

  @Test
  void shows_all_calls_at_first_and_goes_along_with_new_ones() {
    calls(100, 200);
    assertThat(range()).isEqualTo(Ranges.around(seconds(100, 200)));
    calls(100, 300);
    assertThat(range()).isEqualTo(Ranges.around(seconds(100, 300)));
    assertThat(model.followingProperty().get()).isTrue();
  }

  @Test
  void stays_where_the_person_looks_at_something_earlier() {
    calls(100, 200);
    model.show(seconds(120, 130));
    assertThat(model.followingProperty().get()).isFalse();
    calls(100, 300);
    assertThat(range()).isEqualTo(seconds(120, 130));
  }

  @Test
  void follows_with_the_same_length_only_at_the_end() {
    calls(100, 200);
    model.show(seconds(190, 210));
    assertThat(model.followingProperty().get()).isTrue();
    calls(100, 300);
    assertThat(range().length()).isEqualTo(20 * SECOND);
    assertThat(range().to()).isBetween(300 * SECOND + 1, 301 * SECOND);
  }

  @Test
  void goes_to_the_end_when_it_is_told_to_follow() {
    calls(100, 200);
    model.show(seconds(120, 130));
    model.follow(true);
    assertThat(range().length()).isEqualTo(10 * SECOND);
    assertThat(range().to()).isGreaterThan(200 * SECOND);
    model.follow(false);
    calls(100, 300);
    assertThat(range().to()).isLessThan(300 * SECOND);
  }

  @Test
  void shows_the_last_hour_by_the_clock() {
    calls(100, 200);
    model.show(Span.last(Duration.ofHours(1)));
    assertThat(range()).isEqualTo(seconds(6_400, 10_000));
    now = now.plusSeconds(5);
    model.tick();
    assertThat(range()).isEqualTo(seconds(6_405, 10_005));
  }

  @Test
  void keeps_the_moment_in_its_place_while_zooming() {
    calls(0, 1_000);
    model.show(seconds(100, 300));
    model.zoom(0.5, 150 * SECOND);
    assertThat(range()).isEqualTo(seconds(125, 225));
  }

  @Test
  void reaches_from_years_to_microseconds_and_back() {
    long year = 365L * 24 * 3_600;
    calls(0, 3 * year);
    for (int i = 0; i < 200; i++) {
      model.closer(year * SECOND);
    }
    assertThat(range().length()).isBetween(10L, 100L);
    assertThat(range().contains(year * SECOND)).isTrue();
    for (int i = 0; i < 200; i++) {
      model.farther(year * SECOND);
    }
    assertThat(range()).isEqualTo(Ranges.around(seconds(0, 3 * year)));
    assertThat(model.followingProperty().get()).as("all of it is live again").isTrue();
  }

  @Test
  void moves_within_what_there_is() {
    calls(0, 1_000);
    model.show(seconds(100, 200));
    model.pan(1);
    assertThat(range()).isEqualTo(seconds(120, 220));
    model.jump(false);
    assertThat(range().from()).isNegative();
    assertThat(range().length()).isEqualTo(100 * SECOND);
    model.jump(true);
    assertThat(model.followingProperty().get()).isTrue();
  }

  @Test
  void brings_a_call_into_sight_and_moves_no_more_than_it_must() {
    calls(0, 1_000);
    model.show(seconds(100, 200));
    model.reveal(140 * SECOND, 150 * SECOND);
    assertThat(range()).isEqualTo(seconds(100, 200));
    model.reveal(500 * SECOND, 501 * SECOND);
    assertThat(range().contains(500 * SECOND)).isTrue();
    assertThat(range().length()).isEqualTo(100 * SECOND);
  }

  private void calls(long from, long to) {
    model.extent(seconds(from, to));
  }

  private TimeRange range() {
    return Objects.requireNonNull(model.rangeProperty().get());
  }

  private static TimeRange seconds(long from, long to) {
    return new TimeRange(from * SECOND, to * SECOND);
  }
}
