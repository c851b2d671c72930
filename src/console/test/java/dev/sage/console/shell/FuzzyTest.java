package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyTest {
  @Test
  void fits_letters_in_their_order_wherever_they_stand() {
    assertThat(Fuzzy.score("gst", "Go to Streams")).isPositive();
    assertThat(Fuzzy.score("tsg", "Go to Streams")).isEqualTo(Fuzzy.NONE);
    assertThat(Fuzzy.score("xyz", "Go to Streams")).isEqualTo(Fuzzy.NONE);
  }

  @Test
  void ignores_case_and_blanks() {
    assertThat(Fuzzy.score("GO TO", "go to streams"))
        .isEqualTo(Fuzzy.score("goto", "Go to Streams"));
  }

  @Test
  void prefers_starts_of_words_and_letters_that_follow_each_other() {
    assertThat(Fuzzy.score("st", "Go to Streams")).isGreaterThan(Fuzzy.score("st", "Best of"));
    assertThat(Fuzzy.score("run", "Run all")).isGreaterThan(Fuzzy.score("run", "Round up now"));
    assertThat(Fuzzy.score("gs", "Go to Streams")).isGreaterThan(Fuzzy.score("gs", "Go to Tags"));
  }

  @Test
  void fits_everything_when_nothing_is_typed() {
    assertThat(Fuzzy.score("", "Anything")).isZero();
    assertThat(Fuzzy.score("a", "")).isEqualTo(Fuzzy.NONE);
  }
}
