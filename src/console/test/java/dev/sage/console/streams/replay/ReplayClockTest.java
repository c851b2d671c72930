package dev.sage.console.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.reading.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayClockTest {
  private static final long SECOND = 1_000_000_000;

  private final ReplayClock clock = new ReplayClock();

  @ParameterizedTest
  @CsvSource({"0.1, 100000000", "1, 1000000000", "2, 2000000000", "1000, 10000000000"})
  void moves_as_fast_as_it_is_told(double speed, long position) {
    clock.load(10 * SECOND, List.of());
    clock.speed(speed);
    clock.play(5);
    clock.tick(5 + SECOND);
    assertThat(clock.position()).isEqualTo(position);
  }

  @Test
  void stops_at_the_end_and_begins_again_from_there() {
    clock.load(SECOND, List.of());
    clock.play(0);
    assertThat(clock.tick(2 * SECOND)).isFalse();
    assertThat(clock.position()).isEqualTo(SECOND);
    clock.play(3 * SECOND);
    assertThat(clock.position()).isZero();
  }

  @Test
  void stays_while_it_is_paused() {
    clock.load(10 * SECOND, List.of());
    clock.play(0);
    clock.tick(SECOND);
    clock.pause();
    assertThat(clock.tick(5 * SECOND)).isFalse();
    clock.play(9 * SECOND);
    clock.tick(10 * SECOND);
    assertThat(clock.position()).isEqualTo(2 * SECOND);
  }

  @Test
  void jumps_over_a_silence_if_asked() {
    clock.load(10 * SECOND, List.of(new Gap(3, 2 * SECOND, 8 * SECOND)));
    clock.jumping(true);
    clock.play(0);
    clock.tick(2 * SECOND);
    assertThat(clock.position()).isEqualTo(8 * SECOND);
  }

  @Test
  void goes_no_farther_than_the_stream() {
    clock.load(SECOND, List.of());
    clock.seek(5 * SECOND);
    assertThat(clock.position()).isEqualTo(SECOND);
    clock.seek(-5);
    assertThat(clock.position()).isZero();
  }
}
