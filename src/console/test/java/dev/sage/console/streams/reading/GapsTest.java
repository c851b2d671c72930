package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.FrameTimes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GapsTest {
  @Test
  void knows_no_silence_in_an_even_stream() {
    Gaps gaps = Gaps.of(content(0, 20, 40, 60, 80));
    assertThat(gaps.silences()).isEmpty();
    assertThat(gaps.medianNanos()).isEqualTo(20_000_000);
  }

  @Test
  void marks_a_gap_over_250_ms_in_a_fast_stream() {
    Gaps gaps = Gaps.of(content(0, 10, 20, 271, 281, 531));
    assertThat(gaps.silences()).containsExactly(new Gap(3, 20_000_000, 271_000_000));
  }

  @Test
  void takes_five_medians_as_the_measure_of_a_slow_stream() {
    Gaps gaps = Gaps.of(content(0, 100, 200, 300, 700, 1_201));
    assertThat(gaps.thresholdNanos()).isEqualTo(500_000_000);
    assertThat(gaps.silences()).extracting(Gap::frame).containsExactly(5);
  }

  @Test
  void is_not_fooled_by_a_heartbeat() {
    FrameTimes times =
        new FrameTimes(
            nanos(0, 10, 20, 520, 1_020),
            new int[5],
            new boolean[] {true, true, true, false, true});
    assertThat(Gaps.of(times).silences()).extracting(Gap::nanos).containsExactly(1_000_000_000L);
  }

  @Test
  void finds_the_next_silence_and_says_when_there_is_none() {
    Gaps gaps = Gaps.of(content(0, 10, 20, 1_000, 1_010, 2_000));
    assertThat(gaps.next(-1)).isEqualTo(3);
    assertThat(gaps.next(3)).isEqualTo(5);
    assertThat(gaps.next(5)).isEqualTo(-1);
    assertThat(gaps.endsAt(3)).isTrue();
    assertThat(gaps.endsAt(4)).isFalse();
  }

  @Test
  void counts_bursts_only_where_there_is_silence_too() {
    long[] burst = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(Gaps.of(content(burst)).bursts()).isZero();
    long[] twice = Arrays.copyOf(burst, 18);
    for (int i = 9; i < 18; i++) {
      twice[i] = 2_000L + i;
    }
    assertThat(Gaps.of(content(twice)).bursts()).isEqualTo(2);
    assertThat(Gaps.of(content(twice)).burstFrames()).containsExactly(0, 9);
  }

  @Test
  void knows_nothing_of_a_stream_with_less_than_two_frames_of_content() {
    assertThat(Gaps.of(content(5))).isEqualTo(Gaps.NONE);
  }

  private static FrameTimes content(long... millis) {
    boolean[] tokens = new boolean[millis.length];
    Arrays.fill(tokens, true);
    return new FrameTimes(nanos(millis), new int[millis.length], tokens);
  }

  private static long[] nanos(long... millis) {
    return Arrays.stream(millis).map(ms -> ms * 1_000_000).toArray();
  }
}
