package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(Map.of(Anomaly.STALL, new int[] {3, 9, 20}));

  @Test
  void goes_round() {
    assertThat(places.next(Anomaly.STALL, -1)).isEqualTo(3);
    assertThat(places.next(Anomaly.STALL, 3)).isEqualTo(9);
    assertThat(places.next(Anomaly.STALL, 20)).isEqualTo(3);
    assertThat(places.previous(Anomaly.STALL, 20)).isEqualTo(9);
    assertThat(places.previous(Anomaly.STALL, 3)).isEqualTo(20);
  }

  @Test
  void knows_which_one_a_frame_is() {
    assertThat(places.ordinal(Anomaly.STALL, 9)).isEqualTo(2);
    assertThat(places.ordinal(Anomaly.STALL, 10)).isZero();
  }

  @Test
  void has_no_place_for_what_was_not_found() {
    assertThat(places.next(Anomaly.BURST, 0)).isEqualTo(-1);
    assertThat(places.count(Anomaly.BURST)).isZero();
  }
}
