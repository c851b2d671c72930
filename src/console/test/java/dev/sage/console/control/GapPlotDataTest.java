package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sage.console.control.Arrivals.Mark;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapPlotDataTest {
  private final GapPlotData data =
      new GapPlotData(
          new Arrivals(
              new long[] {0, 10_000_000, 20_000_000, 100_000_000},
              new int[] {5, 6, 7, 8},
              new byte[] {0, Mark.TOKEN.bit(), 0, Mark.TOKEN.bit()}),
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
    assertThat(data.bytes(data.slices(data.axis(), 2))).containsExactly(18, 8);
    assertThat(data.frames(data.slices(data.axis(), 4))).containsExactly(3, 0, 0, 1);
    assertThat(data.frames(data.slices(data.axis(), 2), Mark.TOKEN)).containsExactly(1, 1);
    assertThat(data.frames(data.slices(data.axis(), 2), Mark.READ)).containsExactly(0, 0);
    assertThat(GapPlotData.EMPTY.bytes(GapPlotData.EMPTY.slices(data.axis(), 3)))
        .containsExactly(0, 0, 0);
  }

  @Test
  void another_zero_moves_everything() {
    GapPlotData moved = data.from(15, new TimeWindow(-20, 90));
    assertThat(moved.axis()).isEqualTo(new TimeWindow(-20, 90));
    assertThat(moved.frameTime(1)).isEqualTo(-5);
    assertThat(moved.nearestFrame(-4)).isEqualTo(1);
    assertThat(moved.from(-15, new TimeWindow(0, 100)).frameTime(1)).isEqualTo(10);
  }

  /** What is kept for every 256th frame only is the same as counting all of them. */
  @Test
  void sums_of_a_long_stream_are_those_of_its_frames() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int size : new int[] {1, 255, 256, 257, 3_000}) {
      long[] nanos = random.longs(size, 0, 1_000_000_000).sorted().toArray();
      int[] bytes = random.ints(size, 1, 500).toArray();
      byte[] marks = new byte[size];
      random.nextBytes(marks);
      GapPlotData plot = new GapPlotData(new Arrivals(nanos, bytes, marks), List.of(), 1_000);
      TimeWindow part = new TimeWindow(120, 870);
      for (int slices : new int[] {1, 7, 40}) {
        long[] weights = new long[slices];
        int[] frames = new int[slices];
        int[] reads = new int[slices];
        for (int i = 0; i < size; i++) {
          double at = nanos[i] / 1e6;
          if (at >= part.fromMs() && at <= part.toMs()) {
            double along = (at - part.fromMs()) / part.span();
            int slice = Math.min(slices - 1, (int) (along * slices));
            weights[slice] += bytes[i];
            frames[slice]++;
            reads[slice] += (marks[i] & Mark.READ.bit()) == 0 ? 0 : 1;
          }
        }
        assertThat(plot.bytes(plot.slices(part, slices))).isEqualTo(weights);
        assertThat(plot.frames(plot.slices(part, slices))).isEqualTo(frames);
        assertThat(plot.frames(plot.slices(part, slices), Mark.READ)).isEqualTo(reads);
      }
    }
  }

  @Test
  void wants_one_size_and_the_marks_of_each_frame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Arrivals(new long[1], new int[2], new byte[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Arrivals(new long[1], new int[1], new byte[2]));
  }
}
