package dev.sage.console.compare.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What is not known is not nothing. */
class SpentTest {
  private static final Spent TWO_CENTS = Spent.NOTHING.plus(new BigDecimal("0.02"));

  @Test
  void unknown_is_a_dash() {
    assertThat(Spent.NOTHING.words()).isEqualTo("–");
    assertThat(Spent.NOTHING.plus(null).words()).isEqualTo("–");
  }

  @Test
  void what_is_known_in_part_says_so() {
    Spent part = TWO_CENTS.plus(null);
    assertThat(part.words()).isEqualTo("$0.0200 + unknown");
    assertThat(part.explained()).isEqualTo("What was spent is known for 1 of 2 calls.");
  }

  @Test
  void calls_that_cost_nothing_are_known() {
    assertThat(Spent.NOTHING.plus(BigDecimal.ZERO).words()).isEqualTo("$0");
    assertThat(TWO_CENTS.plus(BigDecimal.ZERO).words()).isEqualTo("$0.0200");
  }
}
