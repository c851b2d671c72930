package dev.sage.console.timeline.axis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.timeline.axis.Brush.Grip;
import dev.sage.workbench.timeline.TimeRange;
import org.junit.jupiter.api.Test;

class BrushTest {
  private final TimeScale strip = new TimeScale(new TimeRange(0, 1_000_000), 0, 1_000);
  private final Brush brush = new Brush(strip, new TimeRange(200_000, 400_000));

  @Test
  void is_taken_at_its_edges_as_a_whole_or_drawn_anew() {
    assertThat(brush.grip(199)).isEqualTo(Grip.FROM);
    assertThat(brush.grip(402)).isEqualTo(Grip.TO);
    assertThat(brush.grip(300)).isEqualTo(Grip.WHOLE);
    assertThat(brush.grip(600)).isEqualTo(Grip.NEW);
  }

  @Test
  void moves_as_a_whole_and_stays_on_the_strip() {
    assertThat(brush.dragged(Grip.WHOLE, 300, 350)).isEqualTo(new TimeRange(250_000, 450_000));
    assertThat(brush.dragged(Grip.WHOLE, 300, 5_000)).isEqualTo(new TimeRange(800_000, 1_000_000));
  }

  @Test
  void has_edges_that_can_be_dragged_past_each_other() {
    assertThat(brush.dragged(Grip.FROM, 200, 100)).isEqualTo(new TimeRange(100_000, 400_000));
    assertThat(brush.dragged(Grip.FROM, 200, 500)).isEqualTo(new TimeRange(400_000, 500_000));
    assertThat(brush.dragged(Grip.TO, 400, 2_000)).isEqualTo(new TimeRange(200_000, 1_000_000));
  }

  @Test
  void is_drawn_anew_in_either_direction() {
    assertThat(brush.dragged(Grip.NEW, 700, 600)).isEqualTo(new TimeRange(600_000, 700_000));
    assertThat(brush.dragged(Grip.NEW, 700, 700)).isEqualTo(new TimeRange(700_000, 700_001));
  }

  @Test
  void can_be_seen_and_taken_however_short_it_is() {
    Brush tiny = new Brush(strip, new TimeRange(500_000, 500_010));
    assertThat(tiny.toX() - tiny.fromX()).isGreaterThanOrEqualTo(6);
    assertThat(tiny.grip((tiny.fromX() + tiny.toX()) / 2)).isEqualTo(Grip.WHOLE);
    Brush atTheEnd = new Brush(strip, new TimeRange(999_999, 1_000_000));
    assertThat(atTheEnd.toX()).isLessThanOrEqualTo(1_000);
  }
}
