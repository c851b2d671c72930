package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.FrameTimes;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadsTest {
  /** Frames 1 to 3 came with read 1; frame 4 took reads 2, 3 and 4; then a second attempt. */
  private final FrameTimes times =
      new FrameTimes(
          new long[] {10, 20, 20, 20, 50, 90, 95},
          new int[7],
          new boolean[7],
          new int[] {0, 1, 1, 1, 4, 0, 1},
          new boolean[7]);

  @Test
  void finds_the_frames_of_one_read() {
    assertThat(Reads.first(times, 2)).isEqualTo(1);
    assertThat(Reads.last(times, 2)).isEqualTo(3);
    assertThat(Reads.first(times, 4)).isEqualTo(4);
    assertThat(Reads.last(times, 0)).isZero();
  }

  @Test
  void finds_a_frame_that_needed_several_reads() {
    assertThat(Reads.needed(times, 4)).isEqualTo(3);
    assertThat(Reads.needed(times, 1)).isEqualTo(1);
    assertThat(Reads.needed(times, 3)).isEqualTo(1);
  }

  @Test
  void makes_nothing_up_where_reads_are_not_known() {
    FrameTimes unknown =
        new FrameTimes(
            new long[] {10, 10}, new int[2], new boolean[2], new int[] {-1, -1}, new boolean[2]);
    assertThat(Reads.known(unknown, 1)).isFalse();
    assertThat(Reads.together(unknown, 1)).isFalse();
    assertThat(Reads.needed(unknown, 1)).isEqualTo(1);
    assertThat(Reads.known(times, 1)).isTrue();
  }

  @Test
  void counts_anew_in_the_next_attempt() {
    assertThat(Reads.needed(times, 5)).isEqualTo(1);
    assertThat(Reads.needed(times, 6)).isEqualTo(1);
  }

  @Test
  void names_the_frames_that_needed_several_reads_also_where_attempts_begin() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int size = 1 + random.nextInt(60);
      long[] nanos = new long[size];
      int[] reads = new int[size];
      for (int i = 1; i < size; i++) {
        boolean same = random.nextBoolean();
        // A new attempt counts its reads from the beginning; of some frames nobody knows the read.
        boolean fresh = random.nextInt(8) == 0;
        nanos[i] = nanos[i - 1] + (same ? 0 : 1_000_000);
        reads[i] = fresh ? random.nextInt(5) - 1 : reads[i - 1] + (same ? 0 : random.nextInt(4));
      }
      FrameTimes times =
          new FrameTimes(nanos, new int[size], new boolean[size], reads, new boolean[size]);
      assertThat(Reads.split(times, size))
          .isEqualTo(IntStream.range(0, size).filter(i -> Reads.needed(times, i) > 1).toArray());
    }
  }
}
