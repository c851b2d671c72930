package dev.sage.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.ErrorBox;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.timeline.model.RangeModel.Span;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.workbench.store.StoreException;
import dev.sage.workbench.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen while answers take long, and where there is none. */
class TimelineWaitingTest {
  private static final String SEARCHING = "Searching…";

  @TempDir private Path home;
  private SampleCalls calls;

  @BeforeEach
  void store() throws InterruptedException {
    calls = new SampleCalls(home);
    SpacedCalls.fill(calls);
  }

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void shows_where_things_will_be_before_the_first_answer_and_does_not_say_that_there_are_none() {
    try (TimelineWindow window = TimelineWindow.unanswered(home, calls)) {
      Node skeleton = window.ui().find(".timeline-skeleton");
      Ui.await("what is felt", skeleton::isVisible);
      Ui.settle();
      Pictures.take(window.ui(), "timeline-skeleton");
      Node none = window.ui().find(".timeline-none");
      assertThat(none.isVisible()).isFalse();
      List<Bounds> bones =
          Ui.onFx(
              () ->
                  window.ui().scene().getRoot().lookupAll(".timeline-bone").stream()
                      .map(bone -> bone.localToScene(bone.getLayoutBounds()))
                      .toList());
      Bounds strip = inScene(window, "#timeline-strip");
      Bounds lanes = inScene(window, "#timeline-lanes");
      assertThat(bones).hasSize(2);
      assertThat(bones).anyMatch(strip::contains).anyMatch(lanes::contains);
      window.timeline().open();
      window.settle();
      assertThat(skeleton.isVisible()).isFalse();
      // Nothing has moved.
      assertThat(inScene(window, "#timeline-lanes").getMinY()).isEqualTo(lanes.getMinY());
    }
  }

  private static Bounds inScene(TimelineWindow window, String selector) {
    Node node = window.ui().find(selector);
    return Ui.onFx(() -> node.localToScene(node.getLayoutBounds()));
  }

  @Test
  void says_that_it_searches_instead_of_the_count_of_before() {
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.timeline().close();
      type(window, "status:failed");
      Ui.await("searching", () -> window.label("#timeline-count").equals(SEARCHING));
      Ui.await("figuring", () -> window.panel().model().figuringProperty().get());
      assertThat(Ui.onFx(() -> window.lanes().getOpacity())).isLessThan(1);
      assertThat(Ui.onFx(() -> window.ui().find("#timeline-charts").getOpacity())).isLessThan(1);
      Pictures.take(window.ui(), "timeline-searching");
      window.timeline().open();
      window.settle();
      assertThat(window.text("#timeline-count")).isEqualTo("10 calls shown");
      assertThat(Ui.onFx(() -> window.lanes().getOpacity())).isEqualTo(1);
      assertThat(Ui.onFx(() -> window.ui().find("#timeline-charts").getOpacity())).isEqualTo(1);
    }
  }

  @Test
  void what_takes_longer_than_a_tick_of_the_clock_is_answered() {
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> window.panel().model().range().show(Span.last(Duration.ofDays(30))));
      window.settle();
      window.timeline().close();
      type(window, "status:failed");
      Ui.await("asked", () -> window.timeline().held() >= 2);
      TimeRange before = window.range();
      Ui.runFx(window.panel().model()::tick);
      assertThat(window.range()).as("nothing newer is asked").isEqualTo(before);
      window.timeline().open();
      window.settle();
      assertThat(window.text("#timeline-count")).doesNotContain(SEARCHING);
      Ui.await(
          "the range goes on",
          () -> {
            window.panel().model().tick();
            return !before.equals(window.panel().model().range().rangeProperty().get());
          });
    }
  }

  @Test
  void asks_on_threads_that_leave_the_others_alone() {
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.filter("status:failed");
      window.perform("timeline.failure");
      assertThat(window.timeline().threads())
          .isNotEmpty()
          .allMatch(thread -> thread.startsWith("background-lengthy-"));
    }
  }

  @Test
  void a_store_that_cannot_be_read_is_said_above_what_was_shown() {
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window
          .timeline()
          .fail(
              new StoreException(
                  StoreException.Reason.FAILED, "The store can’t be read: disk I/O error"));
      window.filter("status:failed");
      Ui.await("said", () -> error(window).isVisible());
      Pictures.take(window.ui(), "timeline-unreadable");
      assertThat(words(window))
          .anyMatch(text -> text.contains("disk I/O error"))
          .anyMatch(text -> text.contains("What was shown before stays."));
      assertThat(window.text("#timeline-count")).isEqualTo("60 calls shown");
      window.timeline().fail(null);
      window.ui().click("#timeline-retry");
      window.settle();
      assertThat(Ui.onFx(() -> error(window).isVisible())).isFalse();
      assertThat(window.text("#timeline-count")).isEqualTo("10 calls shown");
    }
  }

  private static ErrorBox error(TimelineWindow window) {
    return (ErrorBox) window.ui().scene().lookup("#timeline .error-box");
  }

  private static List<String> words(TimelineWindow window) {
    return Ui.onFx(
        () ->
            error(window).lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
  }

  private static void type(TimelineWindow window, String filter) {
    Ui.runFx(() -> ((TextField) window.ui().find("#timeline-filter")).setText(filter));
  }
}
