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
          number -> (number & 0x1FF) - 0xFF,
          number -> 42);

  @Test
  void is_what_sorting_says() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (LongUnaryOperator shape : SHAPES) {
      for (int size : new int[] {1, 2, 3, 10, 257, 5_000}) {
        long[] numbers = random.longs(size).map(shape).toArray();
        Ranked ranked = ranked(numbers);
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        for (int rank : new int[] {0, size / 3, size / 2, size - 1}) {
          assertThat(ranked.at(rank)).isEqualTo(sorted[rank]);
        }
      }
    }
  }

  @Test
  void the_median_of_an_even_number_is_the_mean_of_two() {
    assertThat(ranked(9, 1, 4, 6).median()).isEqualTo(5);
    assertThat(ranked(9, 1, 4).median()).isEqualTo(4);
    assertThat(ranked(7).median()).isEqualTo(7);
  }

  private static Ranked ranked(long... numbers) {
    Ranked ranked = new Ranked(numbers.length);
    for (long number : numbers) {
      ranked.add(number);
    }
    return ranked;
  }
}
