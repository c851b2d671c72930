package dev.sage.console.timeline.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.Density;
import dev.sage.workbench.timeline.Grouping;
import dev.sage.workbench.timeline.Lane;
import dev.sage.workbench.timeline.LaneMarks;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.TimelineQuery;
import dev.sage.workbench.timeline.TimelineView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneIndexTest {
  @Test
  void finds_the_bar_under_a_moment_and_the_nearest_beside_it() {
    LaneIndex index =
        LaneIndex.of(List.of(bar(0, 10, 20, 0), bar(1, 12, 40, 1), bar(2, 30, 31, 0)));
    assertThat(index.rows()).isEqualTo(2);
    assertThat(index.at(15, 0, 0, 0)).map(Bar::number).contains(0L);
    assertThat(index.at(15, 1, 0, 0)).map(Bar::number).contains(1L);
    assertThat(index.at(28, 0, 1, 0)).isEmpty();
    assertThat(index.at(28, 0, 3, 0)).map(Bar::number).contains(2L);
    assertThat(index.at(22, 0, 3, 0)).map(Bar::number).contains(0L);
    assertThat(index.at(15, 2, 100, 0)).isEmpty();
  }

  @Test
  void finds_what_a_look_at_every_bar_finds() {
    Random random = new Random(7);
    List<Bar> bars = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < 500; i++) {
      at += 2 + random.nextInt(50);
      bars.add(bar(i, at, at + 1 + random.nextInt(20), 0));
      at += 20;
    }
    LaneIndex index = LaneIndex.of(bars);
    for (int i = 0; i < 2_000; i++) {
      long moment = random.nextLong(at + 100);
      assertThat(index.at(moment, 0, 3, 0).isPresent())
          .isEqualTo(
              bars.stream().anyMatch(bar -> moment >= bar.from() - 3 && moment <= bar.to() + 3));
    }
  }

  @Test
  void lets_the_bar_of_a_running_call_go_on_until_now() {
    Bar running =
        new Bar(0, "call-0", 10, 10, 10, CallStatus.RUNNING, "sim-openai", "clean", 1, 0, 0);
    LaneIndex index = LaneIndex.of(List.of(running));
    assertThat(index.at(500, 0, 0, 1_000)).isPresent();
    assertThat(index.at(500, 0, 0, 100)).isEmpty();
  }

  @Test
  void lays_lanes_below_each_other_and_finds_them_again() {
    LaneIndex none = LaneIndex.of(List.of());
    assertThat(none.nearest(5)).isEmpty();
    Picture picture = picture();
    LaneLayout layout = LaneLayout.of(picture, 400);
    assertThat(layout.lanes()).isEqualTo(3);
    assertThat(layout.height()).isLessThanOrEqualTo(400);
    for (int lane = 0; lane < 3; lane++) {
      assertThat(layout.lane(layout.top(lane))).isEqualTo(lane);
      assertThat(layout.lane(layout.top(lane) + layout.height(lane) - 1)).isEqualTo(lane);
    }
    assertThat(layout.lane(layout.height())).isEqualTo(-1);
    assertThat(layout.depth(1, layout.top(1, 1) + 1)).isEqualTo(1);
  }

  @Test
  void gives_lanes_their_least_height_where_there_is_no_room() {
    LaneLayout layout = LaneLayout.of(picture(), 20);
    assertThat(layout.height()).isGreaterThan(90);
    assertThat(layout.height(0)).isGreaterThanOrEqualTo(32);
  }

  private static Picture picture() {
    TimelineQuery query =
        new TimelineQuery(new TimeRange(0, 100), Grouping.PROVIDER, CallFilter.ALL, 10);
    Density density =
        new Density(
            0,
            10,
            Map.of(
                Density.Outcome.COMPLETE, new int[10],
                Density.Outcome.FAILED, new int[10],
                Density.Outcome.CANCELLED, new int[10],
                Density.Outcome.RUNNING, new int[10]));
    return Picture.of(
        new TimelineView(
            query,
            List.of(new Lane("a", "a", 0), new Lane("b", "b", 2), new Lane("c", "c", 0)),
            List.of(
                new LaneMarks.Buckets(density),
                new LaneMarks.Bars(List.of(bar(0, 10, 20, 0), bar(1, 12, 40, 1))),
                new LaneMarks.Buckets(density)),
            2,
            0),
        Map.of(),
        Map.of());
  }

  static Bar bar(long number, long from, long to, int row) {
    return new Bar(
        number,
        "call-" + number,
        from,
        from,
        to,
        CallStatus.COMPLETE,
        "sim-openai",
        "clean",
        1,
        0,
        row);
  }
}
