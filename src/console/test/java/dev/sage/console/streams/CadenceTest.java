package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CadenceTest {
  @Test
  void waits_its_least_pause_at_first_and_in_between() {
    Cadence cadence = new Cadence(100);
    assertThat(cadence.due(1_000)).isFalse();
    assertThat(cadence.due(1_099)).isFalse();
    assertThat(cadence.due(1_100)).isTrue();
    cadence.done(1_101);
    assertThat(cadence.due(1_200)).isFalse();
    assertThat(cadence.due(1_201)).isTrue();
  }

  @Test
  void shows_the_less_often_the_more_it_costs() {
    Cadence cadence = new Cadence(100);
    assertThat(cadence.due(0)).isFalse();
    assertThat(cadence.due(100)).isTrue();
    cadence.done(300);
    assertThat(cadence.due(2_099)).isFalse();
    assertThat(cadence.due(2_100)).isTrue();
  }
}
