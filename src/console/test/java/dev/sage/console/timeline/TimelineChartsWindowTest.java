package dev.sage.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCalls;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The charts in windows of many sizes. */
class TimelineChartsWindowTest {
  /** So many that p99 is known, too. */
  private static final int COUNT = 150;

  @TempDir private Path home;
  private SampleCalls calls;

  @BeforeEach
  void store() throws InterruptedException {
    calls = new SampleCalls(home);
    for (int i = 0; i < COUNT; i++) {
      SpacedCalls.one(calls, i);
    }
    calls.flush();
  }

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void say_what_fits_and_cut_nothing_whatever_the_width() {
    try (TimelineWindow window = TimelineWindow.of(home, calls, 1440, 900)) {
      for (int width = 1440; width >= 1000; width -= 20) {
        int now = width;
        Ui.runFx(() -> window.ui().stage().setWidth(now));
        window.settle();
        assertThat(cut(window)).as("at " + width).isEmpty();
        assertThat(wide(window)).as("at " + width).isEmpty();
      }
    }
  }

  /** The drawings that reach into their neighbours. */
  private static List<Double> wide(TimelineWindow window) {
    return Ui.onFx(
        () ->
            window.ui().find("#timeline-charts").lookupAll(".timeline-chart-plot").stream()
                .map(Region.class::cast)
                .filter(plot -> plot.getWidth() > ((Region) plot.getParent()).getWidth())
                .map(Region::getWidth)
                .toList());
  }

  /** The words that are not whole. */
  private static List<String> cut(TimelineWindow window) {
    return Ui.onFx(
        () ->
            window.ui().find("#timeline-charts").lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(Label.class::cast)
                .filter(label -> label.prefWidth(-1) > label.getWidth() + 0.5)
                .map(Label::getText)
                .toList());
  }

  @Test
  void say_each_percentile_and_of_how_many_calls() {
    try (TimelineWindow window = TimelineWindow.of(home, calls, 1440, 900)) {
      assertThat(window.text("#timeline-figure-latency")).startsWith("p50 ");
      assertThat(window.text("#timeline-figure-latency-2")).startsWith("p95 ");
      assertThat(window.text("#timeline-figure-latency-3")).startsWith("p99 ").doesNotContain("–");
      assertThat(window.text("#timeline-note-latency")).isEqualTo("n = 125");
      assertThat(window.text("#timeline-note-ttft")).isEqualTo("n = 125");
    }
  }

  @Test
  void are_as_high_as_there_is_room_for() {
    try (TimelineWindow window = TimelineWindow.of(home, calls, 1440, 900)) {
      Pictures.take(window.ui(), "timeline-charts-1440");
      assertThat(plot(window)).isGreaterThanOrEqualTo(90);
      Ui.runFx(
          () -> {
            window.ui().stage().setWidth(1280);
            window.ui().stage().setHeight(800);
          });
      window.settle();
      Pictures.take(window.ui(), "timeline-charts-1280");
      assertThat(plot(window)).isGreaterThanOrEqualTo(90);
      Ui.runFx(() -> window.ui().stage().setHeight(560));
      window.settle();
      Pictures.take(window.ui(), "timeline-charts-small");
      assertThat(plot(window)).isBetween(40.0, 100.0);
      assertThat(cut(window)).isEmpty();
    }
  }

  private static double plot(TimelineWindow window) {
    return Ui.onFx(
        () ->
            ((Region) window.ui().scene().lookup("#timeline-chart-latency .timeline-chart-plot"))
                .getHeight());
  }

  @Test
  void show_lanes_by_session_and_the_menu_of_kept_views() {
    try (TimelineWindow window = TimelineWindow.of(home, calls, 1440, 900)) {
      window.ui().click("#timeline-grouping-session");
      window.settle();
      assertThat(window.picture().view().lanes()).hasSize(1);
      Pictures.take(window.ui(), "timeline-sessions");
      window.perform("timeline.keep");
      window.ui().type("by session");
      window.ui().press(KeyCode.ENTER);
      window.perform("timeline.views");
      assertThat(window.ui().has("#menu-timeline-view")).isTrue();
      Pictures.take(window.ui(), "timeline-views-menu");
    }
  }
}
