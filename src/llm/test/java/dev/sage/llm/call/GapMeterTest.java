package dev.sage.llm.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.telemetry.ChunkGaps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Gaps between frames that bear tokens, by hand. */
class GapMeterTest {

  private static final long MS = 1_000_000;

  private final GapMeter meter = new GapMeter();

  private void frames(long... millis) {
    for (long at : millis) {
      meter.token(at * MS);
      meter.frameEnds();
    }
  }

  @Test
  void one_frame_has_no_gap() {
    frames(5);

    assertThat(meter.gaps().count()).isZero();
    assertThat(meter.gaps().median()).isEmpty();
    assertThat(meter.gaps().longest()).isEmpty();
  }

  @Test
  void frames_of_one_read_have_a_gap_of_zero() {
    frames(5, 5, 15);

    assertThat(meter.gaps().nanos()).containsExactly(0, 10 * MS);
    assertThat(meter.gaps().median()).hasValue(5.0 * MS);
  }

  @Test
  void two_events_of_one_frame_are_one_chunk() {
    meter.token(0);
    meter.token(0);
    meter.frameEnds();
    meter.token(7 * MS);

    assertThat(meter.gaps().nanos()).containsExactly(7 * MS);
  }

  @Test
  void a_stall_is_longer_than_250_ms_and_than_five_medians() {
    frames(0, 10, 20, 30, 281); // 251 ms after gaps of 10
    assertThat(meter.gaps().stalls()).isEqualTo(1);

    meter.begin();
    frames(0, 10, 20, 30, 280); // exactly 250 ms
    assertThat(meter.gaps().stalls()).isZero();

    meter.begin();
    frames(0, 100, 200, 300, 800); // five medians of 100, not more
    assertThat(meter.gaps().stalls()).isZero();

    meter.begin();
    frames(0, 100, 200, 300, 801);
    assertThat(meter.gaps().stalls()).isEqualTo(1);
  }

  @Test
  void a_long_answer_keeps_a_sample_but_counts_and_stalls_stay_exact() {
    long at = 0;
    for (int i = 0; i < 20_000; i++) {
      at += i % 1000 == 999 ? 400 : 20;
      frames(at);
    }

    var gaps = meter.gaps();
    assertThat(gaps.count()).isEqualTo(19_999);
    assertThat(gaps.nanos()).hasSize(ChunkGaps.LIMIT);
    assertThat(gaps.median()).hasValue(20.0 * MS);
    assertThat(gaps.stalls()).isEqualTo(20);
    assertThat(gaps.longest()).hasValue(400 * MS);
    assertThat(Arrays.stream(gaps.nanos()).filter(gap -> gap == 400 * MS).count()).isLessThan(20);
  }
}
