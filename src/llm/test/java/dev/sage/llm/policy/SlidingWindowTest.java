package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts in a window that slides, and what no longer does. */
class SlidingWindowTest {

  @Test
  void a_correction_counts_while_its_grant_does() {
    var window = new SlidingWindow(100);
    var grant = window.grant(100, 0);
    grant.correct(40);

    assertThat(window.waitFor(60, 1)).isZero();
    assertThat(window.waitFor(61, 1)).isEqualTo(SlidingWindow.WINDOW - 1);
  }

  @Test
  void a_correction_of_what_has_gone_counts_nowhere() {
    var window = new SlidingWindow(100);
    var grant = window.grant(100, 0);
    assertThat(window.waitFor(100, SlidingWindow.WINDOW)).isZero();

    grant.correct(10);

    assertThat(window.waitFor(100, SlidingWindow.WINDOW)).isZero();
    window.grant(100, SlidingWindow.WINDOW);
    assertThat(window.waitFor(1, SlidingWindow.WINDOW + 1)).isEqualTo(SlidingWindow.WINDOW - 1);
  }
}
