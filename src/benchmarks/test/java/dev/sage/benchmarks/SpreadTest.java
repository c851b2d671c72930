package dev.sage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void the_median_of_an_even_number_is_between_the_middle_two() {
    assertThat(Spread.of(new double[] {4, 1, 3, 2})).isEqualTo(new Spread(2.5, 1, 4));
  }

  @Test
  void the_bracket_is_left_out_where_the_rounds_agree() {
    assertThat(new Spread(1.01, 1.0, 1.04).text("%.1f")).isEqualTo("1.0");
    assertThat(new Spread(1.2, 1.0, 1.4).text("%.1f")).isEqualTo("1.2 (1.0–1.4)");
  }

  @Test
  void what_was_not_measured_is_a_dash() {
    assertThat(Spread.of(new double[0]).text("%.1f")).isEqualTo("–");
  }
}
