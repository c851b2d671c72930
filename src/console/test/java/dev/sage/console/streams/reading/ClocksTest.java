package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.FrameTimes;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private final FrameTimes times =
      new FrameTimes(
          new long[] {100, 200, 500, 900},
          new int[4],
          new boolean[] {false, true, false, true},
          new int[] {0, 1, 2, 3},
          new boolean[] {false, false, true, false});

  @Test
  void tells_the_last_byte_from_the_last_token() {
    assertThat(Clocks.at(times, 600)).isEqualTo(new Clocks(100, 400, true, true));
  }

  @Test
  void counts_from_the_request_where_nothing_has_come() {
    assertThat(Clocks.at(times, 40)).isEqualTo(new Clocks(40, 40, false, false));
    assertThat(Clocks.at(times, 150)).isEqualTo(new Clocks(50, 150, true, false));
  }

  @Test
  void looks_back_from_just_before_a_frame() {
    assertThat(Clocks.before(times, 3)).isEqualTo(new Clocks(400, 700, true, true));
  }

  @Test
  void sees_a_silence_that_heartbeats_hide() {
    assertThat(Clocks.at(times, 600).hidden(300)).isTrue();
    assertThat(Clocks.at(times, 250).hidden(300)).isFalse();
  }
}
