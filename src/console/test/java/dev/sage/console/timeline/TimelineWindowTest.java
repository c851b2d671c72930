package dev.sage.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.VirtualRow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.timeline.lanes.LanesView;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.workbench.timeline.TimeRange;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel in a window: what stretch it shows, over calls with known times. */
class TimelineWindowTest {
  @TempDir private Path home;
  private SampleCalls calls;

  @BeforeEach
  void store() {
    calls = new SampleCalls(home);
  }

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void shows_all_calls_at_first_with_their_figures() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Pictures.take(window.ui(), "timeline-all");
      assertThat(window.text("#timeline-count")).isEqualTo(SpacedCalls.COUNT + " calls shown");
      assertThat(window.text("#timeline-figure-calls")).isEqualTo("60");
      assertThat(window.text("#timeline-figure-errors")).startsWith("10 · ");
      assertThat(window.text("#timeline-figure-cost")).as("of the simulator").isEqualTo("$0");
      assertThat(window.text("#timeline-figure-cache")).as("nobody told").isEqualTo("–");
      assertThat(window.text("#timeline-figure-speed"))
          .as("each answer comes in one piece")
          .isEqualTo("–");
      assertThat(window.text("#timeline-state")).isEqualTo("Live");
      assertThat(window.table().size()).isEqualTo(SpacedCalls.COUNT);
      assertThat(window.ui().nodes().stream().filter(VirtualRow.class::isInstance))
          .hasSizeLessThan(40);
    }
  }

  @Test
  void looks_closer_by_wheel_at_what_is_under_the_pointer() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      TimeRange before = window.range();
      LanesView lanes = window.lanes();
      double x = 600;
      long under = Ui.onFx(() -> lanes.scale().orElseThrow().at(x));
      for (int i = 0; i < 10; i++) {
        wheel(lanes, x, 120);
      }
      window.settle();
      assertThat(window.range().length()).isLessThan(before.length() / 4);
      long now = Ui.onFx(() -> lanes.scale().orElseThrow().at(x));
      assertThat((double) Math.abs(now - under)).isLessThan(window.range().length() / 500.0);
      for (int i = 0; i < 40; i++) {
        wheel(lanes, x, -120);
      }
      window.settle();
      assertThat(window.range()).isEqualTo(before);
    }
  }

  @Test
  void is_moved_by_keys_alone() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      TimeRange all = window.range();
      window.ui().type("ww");
      window.settle();
      TimeRange closer = window.range();
      assertThat(closer.length()).isLessThan(all.length() / 2);
      window.ui().type("a");
      assertThat(window.range().from()).isLessThan(closer.from());
      window.ui().type("dd");
      assertThat(window.range().from()).isGreaterThan(closer.from());
      window.ui().press(KeyCode.END);
      assertThat(window.range().to()).isEqualTo(all.to());
      window.ui().type("f");
      window.settle();
      assertThat(window.range()).isEqualTo(all);
    }
  }

  @Test
  void shows_the_part_of_the_strip_that_is_brushed() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      TimeRange all = window.range();
      Ui.runFx(
          () ->
              window
                  .panel()
                  .model()
                  .range()
                  .show(new TimeRange(all.from(), all.from() + all.length() / 2)));
      window.settle();
      assertThat(window.text("#timeline-count")).isEqualTo("30 calls shown");
      assertThat(window.table().size()).isEqualTo(30);
      assertThat(window.text("#timeline-state")).isEqualTo("Not following");
      Ui.runFx(() -> window.ui().find("#timeline-strip").requestFocus());
      window.ui().press(KeyCode.SHIFT, KeyCode.LEFT);
      window.settle();
      assertThat(window.range().length()).isLessThan(all.length() / 2);
    }
  }

  @Test
  void filters_and_says_what_to_do_where_nothing_passes() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> ((TextField) window.ui().find("#timeline-filter")).setText("status:failed"));
      window.settle();
      assertThat(window.text("#timeline-count")).isEqualTo("10 calls shown");
      Ui.runFx(() -> ((TextField) window.ui().find("#timeline-filter")).setText("model:nobody"));
      window.settle();
      assertThat(window.text("#timeline-count")).isEqualTo("0 calls shown");
      window.ui().click("#timeline-nothing-action");
      window.settle();
      assertThat(window.text("#timeline-count")).isEqualTo(SpacedCalls.COUNT + " calls shown");
    }
  }

  @Test
  void a_view_that_is_forgotten_comes_back_by_undo() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.perform("timeline.keep");
      window.ui().type("mine");
      window.ui().press(KeyCode.ENTER);
      window.perform("timeline.views");
      window.ui().click("#menu-timeline-forget");
      window.settle();
      Pictures.take(window.ui(), "timeline-view-forgotten");
      window.ui().click("#timeline-forget-undo");
      window.perform("timeline.views");
      assertThat(window.ui().has("#menu-timeline-forget")).isTrue();
    }
  }

  @Test
  void a_chart_with_the_focus_is_read_column_by_column() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> window.ui().find("#timeline-chart-calls").requestFocus());
      window.ui().press(KeyCode.END);
      assertThat(window.text("#timeline-figure-calls")).isNotEqualTo("60");
      String last = help(window);
      assertThat(last).startsWith("Around ");
      Pictures.take(window.ui(), "timeline-chart-focus");
      window.ui().press(KeyCode.LEFT);
      assertThat(help(window)).startsWith("Around ").isNotEqualTo(last);
      window.ui().press(KeyCode.RIGHT);
      assertThat(help(window)).isEqualTo(last);
      window.ui().press(KeyCode.ESCAPE);
      assertThat(window.text("#timeline-figure-calls")).isEqualTo("60");
    }
  }

  private static String help(TimelineWindow window) {
    return Ui.onFx(() -> window.ui().find("#timeline-chart-calls").getAccessibleHelp());
  }

  @Test
  void follows_what_comes_at_the_end_and_counts_it_in_a_pause() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      SpacedCalls.one(calls, SpacedCalls.COUNT);
      calls.flush();
      Ui.await("the new call", () -> window.label("#timeline-count").equals("61 calls shown"));
      window.ui().press(KeyCode.SPACE);
      assertThat(window.text("#timeline-state")).isEqualTo("Paused");
      SpacedCalls.one(calls, SpacedCalls.COUNT + 1);
      calls.flush();
      Ui.await("counted", () -> window.label("#timeline-state").equals("Paused, 1 new"));
      assertThat(window.text("#timeline-count")).isEqualTo("61 calls shown");
      window.ui().press(KeyCode.SPACE);
      Ui.await("shown", () -> window.label("#timeline-count").equals("62 calls shown"));
    }
  }

  @Test
  void finds_a_kept_view_again_after_a_restart() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> ((TextField) window.ui().find("#timeline-filter")).setText("status:failed"));
      window.ui().click("#timeline-grouping-model");
      window.ui().click("#timeline-coloring-provider");
      window.perform("timeline.keep");
      window.ui().type("failures");
      window.ui().press(KeyCode.ENTER);
      window.settle();
    }
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      assertThat(window.text("#timeline-count")).isEqualTo(SpacedCalls.COUNT + " calls shown");
      window.perform("timeline.views");
      window.ui().click("#menu-timeline-view");
      window.settle();
      assertThat(window.text("#timeline-count")).isEqualTo("10 calls shown");
      assertThat(Ui.onFx(() -> window.panel().model().groupingProperty().get().name()))
          .isEqualTo("MODEL");
    }
  }

  @Test
  void draws_and_asks_nothing_while_it_is_hidden() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      int drawn = Ui.onFx(() -> window.panel().drawn());
      Object picture = Ui.onFx(() -> window.panel().model().pictureProperty().get());
      SpacedCalls.one(calls, SpacedCalls.COUNT);
      calls.flush();
      Ui.runFx(() -> window.panel().model().range().pan(1));
      assertThat(Ui.onFx(() -> window.panel().drawn())).isEqualTo(drawn);
      assertThat(Ui.onFx(() -> window.panel().model().pictureProperty().get())).isSameAs(picture);
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.TIMELINE));
      window.perform("timeline.fit");
      assertThat(window.text("#timeline-count")).isEqualTo("61 calls shown");
    }
  }

  @Test
  void offers_a_sample_where_there_is_no_call() {
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().click("#timeline-sample");
      assertThat(window.opened()).containsExactly("sample");
    }
  }

  private static void wheel(Node node, double localX, double delta) {
    double x = Ui.onFx(() -> node.localToScene(localX, 60).getX());
    double y = Ui.onFx(() -> node.localToScene(localX, 60).getY());
    Ui.runFx(
        () ->
            Event.fireEvent(
                node,
                new ScrollEvent(
                    ScrollEvent.SCROLL,
                    x,
                    y,
                    x,
                    y,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    delta,
                    0,
                    delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null)));
  }
}
