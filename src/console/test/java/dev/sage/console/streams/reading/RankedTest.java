package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RankedTest {

  /** Spread over all numbers, over few bits, crowded at an end, equal. */
  private static final List<LongUnaryOperator> SHAPES =
      List.of(
          number -> number,
          number -> number & 0xFFF,
          number -> number & 0x3FFF_FFFF_FFFFL,
          number -> (number & 7) == 0 ? number & 0xFF_FFFF_FFFFL : number & 1,
          number -> 5_000_000_000L + (number & 0xFFFFF),
          number -> -(number & 0xFFFF),
          number -> 42);

  @Test
  void is_what_sorting_says() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (LongUnaryOperator shape : SHAPES) {
      for (int size : new int[] {1, 2, 3, 10, 257, 5_000}) {
        long[] numbers = random.longs(size).map(shape).toArray();
        long[] before = numbers.clone();
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        for (int rank : new int[] {0, size / 3, size / 2, size - 1}) {
          assertThat(Ranked.at(numbers, size, rank)).isEqualTo(sorted[rank]);
        }
        assertThat(numbers).isEqualTo(before);
      }
    }
  }

  @Test
  void the_median_of_an_even_number_is_the_mean_of_two() {
    assertThat(Ranked.median(new long[] {9, 1, 4, 6, -8}, 4)).isEqualTo(5);
    assertThat(Ranked.median(new long[] {9, 1, 4}, 3)).isEqualTo(4);
    assertThat(Ranked.median(new long[] {7}, 1)).isEqualTo(7);
  }
}
