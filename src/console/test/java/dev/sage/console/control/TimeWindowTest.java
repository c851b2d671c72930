package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeWindowTest {
  private final TimeWindow axis = new TimeWindow(0, 1_000);

  @Test
  void keeps_the_moment_in_its_place_when_it_looks_closer() {
    TimeWindow closer = axis.zoomed(0.5, 250, axis);
    assertThat(closer).isEqualTo(new TimeWindow(125, 625));
  }

  @Test
  void never_leaves_the_axis() {
    assertThat(new TimeWindow(100, 200).moved(5_000, axis)).isEqualTo(new TimeWindow(900, 1_000));
    assertThat(new TimeWindow(100, 200).moved(-5_000, axis)).isEqualTo(new TimeWindow(0, 100));
    assertThat(new TimeWindow(100, 200).zoomed(100, 150, axis)).isEqualTo(axis);
  }

  @Test
  void moves_as_little_as_needed_to_show_a_moment() {
    TimeWindow part = new TimeWindow(100, 200);
    assertThat(part.showing(150, axis)).isEqualTo(part);
    assertThat(part.showing(300, axis)).isEqualTo(new TimeWindow(210, 310));
  }

  @Test
  void puts_its_ends_in_order() {
    assertThat(new TimeWindow(5, 2)).isEqualTo(new TimeWindow(2, 5));
  }
}
