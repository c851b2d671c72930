package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapPlotDataTest {
  private final GapPlotData data =
      new GapPlotData(
          new double[] {0, 10, 20, 100},
          new int[] {5, 6, 7, 8},
          new double[] {10, 100},
          List.of(),
          100);

  @ParameterizedTest
  @CsvSource({"-5,0", "0,0", "4,0", "6,1", "15,1", "59,2", "61,3", "500,3"})
  void finds_the_nearest_frame(double ms, int frame) {
    assertThat(data.nearestFrame(ms)).isEqualTo(frame);
  }

  @Test
  void finds_no_frame_where_there_is_none() {
    assertThat(GapPlotData.EMPTY.nearestFrame(5)).isEqualTo(-1);
  }

  @Test
  void adds_up_what_falls_into_a_slice() {
    assertThat(data.bytesPerSlice(data.axis(), 2)).containsExactly(18, 8);
    assertThat(data.framesPerSlice(data.axis(), 4)).containsExactly(3, 0, 0, 1);
    assertThat(data.tokensPerSlice(data.axis(), 2)).containsExactly(1, 1);
    assertThat(GapPlotData.EMPTY.bytesPerSlice(data.axis(), 3)).containsExactly(0, 0, 0);
  }

  @Test
  void wants_one_size_for_each_frame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GapPlotData(new double[1], new int[2], new double[0], List.of(), 1));
  }
}
