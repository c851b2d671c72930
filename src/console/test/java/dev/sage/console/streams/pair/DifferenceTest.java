package dev.sage.console.streams.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.reading.Metrics;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void says_who_was_first_and_who_was_faster() {
    assertThat(Difference.words(metrics(400, 20, 3_000, 0), metrics(812, 12.5, 2_000, 0)))
        .isEqualTo(
            "B's first token came 412 ms later, then it was 1.6× as fast. B ended 1.00 s earlier.");
  }

  @Test
  void says_who_was_silent() {
    assertThat(Difference.words(metrics(400, 20, 3_000, 3), metrics(400, 20, 3_000, 0)))
        .isEqualTo(
            "Both first tokens came at the same time, then both were as fast. "
                + "A was silent 3 times, B never.");
  }

  @Test
  void does_not_compare_what_is_not_known() {
    assertThat(Difference.words(metrics(400, 20, 3_000, 0), metrics(-1, -1, 3_000, 0)))
        .isEqualTo(
            "One of them has no token at all, so times to the first token cannot be compared.");
    assertThat(Difference.rows(metrics(400, 20, 3_000, 0), metrics(-1, -1, 3_000, 0)))
        .filteredOn(row -> row.name().startsWith("Time to first token"))
        .extracting(Difference.Row::difference)
        .containsExactly("–");
  }

  @Test
  void writes_the_sign_of_a_difference() {
    assertThat(Difference.rows(metrics(400, 20, 3_000, 0), metrics(300, 10, 3_000, 0)))
        .extracting(Difference.Row::difference)
        .contains("−100 ms", "+0 ms", "2.0×");
  }

  @Test
  void of_an_answer_that_broke_off_tokens_are_the_least_and_no_difference() {
    Metrics whole = metrics(400, 20, 3_000, 0);
    Difference.Row tokens = Difference.rows(whole, cut(whole)).getLast();
    assertThat(tokens.a()).isEqualTo("100");
    assertThat(tokens.b()).isEqualTo("≥ 100");
    assertThat(tokens.difference()).isEqualTo("–");
  }

  private static Metrics cut(Metrics of) {
    return new Metrics(
        of.ttfb(),
        of.firstFrame(),
        of.ttft(),
        of.ttfo(),
        of.lastToken(),
        of.e2e(),
        of.tpot(),
        of.input(),
        of.output(),
        of.medianGap(),
        of.longestGap(),
        of.stalls(),
        false,
        false);
  }

  /** Times in ms. */
  private static Metrics metrics(long ttft, double tpot, long e2e, int stalls) {
    return new Metrics(
        nanos(ttft),
        nanos(ttft),
        nanos(ttft),
        nanos(ttft),
        nanos(e2e),
        nanos(e2e),
        tpot < 0 ? -1 : tpot * 1_000_000,
        7L,
        100L,
        nanos(20),
        nanos(40),
        stalls,
        false,
        true);
  }

  private static long nanos(long ms) {
    return ms < 0 ? -1 : ms * 1_000_000;
  }
}
