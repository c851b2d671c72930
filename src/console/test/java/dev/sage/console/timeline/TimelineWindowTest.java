package dev.sage.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.VirtualRow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.timeline.lanes.LanesView;
import dev.sage.console.timeline.lanes.Picture;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;
import dev.sage.console.timeline.model.ChosenCall;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel in a window, over calls with known times. */
class TimelineWindowTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final int CALLS = 60;

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
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Pictures.take(window.ui(), "timeline-all");
      assertThat(text(window, "#timeline-count")).isEqualTo(CALLS + " calls shown");
      assertThat(text(window, "#timeline-figure-calls")).isEqualTo("60");
      assertThat(text(window, "#timeline-figure-errors")).startsWith("10 · ");
      assertThat(text(window, "#timeline-figure-cost")).isEqualTo("–");
      assertThat(text(window, "#timeline-figure-cache")).isEqualTo("0 %");
      assertThat(text(window, "#timeline-figure-speed"))
          .as("each answer comes in one piece")
          .isEqualTo("–");
      assertThat(text(window, "#timeline-state")).isEqualTo("Live");
      assertThat(table(window).size()).isEqualTo(CALLS);
      assertThat(window.ui().nodes().stream().filter(VirtualRow.class::isInstance))
          .hasSizeLessThan(40);
    }
  }

  @Test
  void looks_closer_by_wheel_at_what_is_under_the_pointer() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      TimeRange before = range(window);
      LanesView lanes = lanes(window);
      double x = 600;
      long under = Ui.onFx(() -> lanes.scale().orElseThrow().at(x));
      for (int i = 0; i < 10; i++) {
        wheel(lanes, x, 120);
      }
      window.settle();
      assertThat(range(window).length()).isLessThan(before.length() / 4);
      long now = Ui.onFx(() -> lanes.scale().orElseThrow().at(x));
      assertThat((double) Math.abs(now - under)).isLessThan(range(window).length() / 500.0);
      for (int i = 0; i < 40; i++) {
        wheel(lanes, x, -120);
      }
      window.settle();
      assertThat(range(window)).isEqualTo(before);
    }
  }

  @Test
  void is_moved_by_keys_alone() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      TimeRange all = range(window);
      window.ui().type("ww");
      window.settle();
      TimeRange closer = range(window);
      assertThat(closer.length()).isLessThan(all.length() / 2);
      window.ui().type("a");
      assertThat(range(window).from()).isLessThan(closer.from());
      window.ui().type("dd");
      assertThat(range(window).from()).isGreaterThan(closer.from());
      window.ui().press(KeyCode.END);
      assertThat(range(window).to()).isEqualTo(all.to());
      window.ui().type("f");
      window.settle();
      assertThat(range(window)).isEqualTo(all);
    }
  }

  @Test
  void shows_the_part_of_the_strip_that_is_brushed() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      TimeRange all = range(window);
      Ui.runFx(
          () ->
              window
                  .panel()
                  .model()
                  .range()
                  .show(new TimeRange(all.from(), all.from() + all.length() / 2)));
      window.settle();
      assertThat(text(window, "#timeline-count")).isEqualTo("30 calls shown");
      assertThat(table(window).size()).isEqualTo(30);
      assertThat(text(window, "#timeline-state")).isEqualTo("Not following");
      Ui.runFx(() -> window.ui().find("#timeline-strip").requestFocus());
      window.ui().press(KeyCode.SHIFT, KeyCode.LEFT);
      window.settle();
      assertThat(range(window).length()).isLessThan(all.length() / 2);
    }
  }

  @Test
  void filters_and_says_what_to_do_where_nothing_passes() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> ((TextField) window.ui().find("#timeline-filter")).setText("status:failed"));
      window.settle();
      assertThat(text(window, "#timeline-count")).isEqualTo("10 calls shown");
      Ui.runFx(() -> ((TextField) window.ui().find("#timeline-filter")).setText("model:nobody"));
      window.settle();
      assertThat(text(window, "#timeline-count")).isEqualTo("0 calls shown");
      window.ui().click("#timeline-nothing-action");
      window.settle();
      assertThat(text(window, "#timeline-count")).isEqualTo(CALLS + " calls shown");
    }
  }

  @Test
  void goes_from_call_to_call_and_opens_it_in_streams() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      String first = chosen(window);
      assertThat(first).isNotEmpty();
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      String second = chosen(window);
      assertThat(second).isNotEqualTo(first);
      window.ui().press(KeyCode.LEFT);
      window.settle();
      assertThat(chosen(window)).isEqualTo(first);
      window.ui().press(KeyCode.DOWN);
      window.settle();
      assertThat(Ui.onFx(() -> details(window).call().provider())).isEqualTo("sim-openai");
      assertThat(Ui.onFx(() -> table(window).selectedProperty().get()))
          .as("the row of the call is selected, too")
          .isNotNegative();
      window.ui().press(KeyCode.ENTER);
      assertThat(window.opened()).containsExactly("call " + chosen(window));
    }
  }

  @Test
  void the_lanes_say_which_call_is_chosen() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      String none = Ui.onFx(lanes(window)::getAccessibleText);
      assertThat(none).contains("60 calls").doesNotContain("Chosen");
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      String first = Ui.onFx(lanes(window)::getAccessibleText);
      var call = Ui.onFx(() -> details(window).call());
      assertThat(first)
          .startsWith(none + ". Chosen: " + call.provider() + "/" + call.model() + ", ")
          .containsPattern("(Complete|Failed)[^,]*, [\\d.]+ m?s")
          .doesNotContain("\n");
      window.ui().press(KeyCode.DOWN);
      window.settle();
      assertThat(Ui.onFx(lanes(window)::getAccessibleText))
          .isNotEqualTo(first)
          .contains("Chosen: ");
    }
  }

  @Test
  void a_view_that_is_forgotten_comes_back_by_undo() throws Exception {
    fill();
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
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> window.ui().find("#timeline-chart-calls").requestFocus());
      window.ui().press(KeyCode.END);
      assertThat(text(window, "#timeline-figure-calls")).isNotEqualTo("60");
      String last = help(window);
      assertThat(last).startsWith("Around ");
      Pictures.take(window.ui(), "timeline-chart-focus");
      window.ui().press(KeyCode.LEFT);
      assertThat(help(window)).startsWith("Around ").isNotEqualTo(last);
      window.ui().press(KeyCode.RIGHT);
      assertThat(help(window)).isEqualTo(last);
      window.ui().press(KeyCode.ESCAPE);
      assertThat(text(window, "#timeline-figure-calls")).isEqualTo("60");
    }
  }

  private static String help(TimelineWindow window) {
    return Ui.onFx(() -> window.ui().find("#timeline-chart-calls").getAccessibleHelp());
  }

  @Test
  void chooses_in_the_lanes_what_is_chosen_in_the_table() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> table(window).selectedProperty().set(3));
      window.settle();
      assertThat(Ui.onFx(() -> lanes(window).chosenProperty().get())).isEqualTo(chosen(window));
      assertThat(text(window, "#timeline-details-target")).startsWith("sim-");
      window.perform("timeline.next");
      assertThat(Ui.onFx(() -> table(window).selectedProperty().get())).isEqualTo(4);
    }
  }

  @Test
  void shows_tool_calls_as_bars_inside_a_call_by_name() throws Exception {
    String id = callWithTools();
    calls.flush();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      assertThat(chosen(window)).isEqualTo(id);
      assertThat(text(window, "#timeline-figure-speed")).isEqualTo("17.7 tok/s");
      long began = START.toEpochMilli();
      assertThat(Ui.onFx(() -> picture(window).tools().get(id)))
          .containsExactly(
              new ToolSpan("get_weather", 1_000 * (began + 500), 1_000 * (began + 1_400)),
              new ToolSpan("search_flights", 1_000 * (began + 1_500), 1_000 * (began + 2_400)));
      assertThat(tools(window))
          .containsExactly(
              "get_weather  after 500 ms, for 900 ms", "search_flights  after 1.50 s, for 900 ms");
      Pictures.take(window.ui(), "timeline-tools");
      Ui.runFx(() -> window.shell().themes().choiceProperty().set(ThemeChoice.DARK));
      window.settle();
      Pictures.take(window.ui(), "timeline-tools-dark");

      Ui.runFx(() -> window.panel().model().range().show(far()));
      window.settle();
      assertThat(Ui.onFx(() -> picture(window).tools())).as("too narrow for them").isEmpty();
    }
  }

  private String callWithTools() {
    return calls
        .openAi("small", START)
        .at(100)
        .role()
        .at(300)
        .text("Let me look.")
        .at(500)
        .tool(0, "call_1", "get_weather")
        .at(1_400)
        .arguments(0, "{}")
        .at(1_500)
        .tool(1, "call_2", "search_flights")
        .at(2_400)
        .arguments(1, "{}")
        .at(2_500)
        .finish(
            "tool_calls",
            new StreamEvent.ToolCall(0, "call_1", "get_weather", "{}", null),
            new StreamEvent.ToolCall(1, "call_2", "search_flights", "{}", null))
        .usage(10, 40)
        .done()
        .complete();
  }

  private static TimeRange far() {
    long at = START.toEpochMilli() * 1_000;
    return new TimeRange(at - 3_600_000_000L, at + 3_600_000_000L);
  }

  private static Picture picture(TimelineWindow window) {
    return Objects.requireNonNull(window.panel().model().pictureProperty().get());
  }

  private static List<String> tools(TimelineWindow window) {
    return Ui.onFx(
        () ->
            ((VBox) window.ui().scene().lookup("#timeline-tools"))
                .getChildren().stream().map(line -> ((Label) line).getText()).toList());
  }

  @Test
  void pins_and_tags_the_chosen_call_and_takes_both_back_by_the_same_keys() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      window.ui().type("p");
      window.settle();
      assertThat(details(window).marks().pinned()).isTrue();
      assertThat(text(window, "#timeline-details-pinned")).contains("retention");
      tag(window, "topic=search");
      assertThat(details(window).marks().tags()).containsOnly(Map.entry("topic", "search"));
      Pictures.take(window.ui(), "timeline-marked");

      filter(window, "has:pinned tag:topic=search");
      assertThat(text(window, "#timeline-count")).isEqualTo("1 call shown");
      assertThat(marksOfRows(window)).anyMatch(words -> words.contains("topic=search"));
      tag(window, "topic=search");
      assertThat(details(window).marks().tags()).isEmpty();
      assertThat(text(window, "#timeline-count")).isEqualTo("0 calls shown");
      assertThat(Ui.onFx(() -> window.ui().find("#timeline-details-left-out").isVisible()))
          .as("the filter leaves out what the details still show")
          .isTrue();
      Pictures.take(window.ui(), "timeline-left-out");
      Ui.runFx(() -> lanes(window).requestFocus());
      window.ui().type("p");
      window.settle();
      assertThat(calls.store().marks(List.of(chosen(window)))).isEmpty();
    }
  }

  private static void tag(TimelineWindow window, String tag) {
    Ui.runFx(() -> lanes(window).requestFocus());
    window.ui().type("t");
    window.ui().type(tag);
    Ui.settle();
    Pictures.take(window.ui(), "timeline-tag");
    window.ui().press(KeyCode.ENTER);
    window.settle();
  }

  private static void filter(TimelineWindow window, String filter) {
    Ui.runFx(() -> ((TextField) window.ui().find("#timeline-filter")).setText(filter));
    window.settle();
  }

  private static List<String> marksOfRows(TimelineWindow window) {
    return Ui.onFx(
        () ->
            window.ui().nodes().stream()
                .filter(node -> node instanceof VirtualRow && node.isVisible())
                .map(row -> (String) row.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .toList());
  }

  @Test
  void goes_from_failure_to_failure() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().type("g");
      window.settle();
      String first = chosen(window);
      assertThat(Ui.onFx(() -> details(window).call().errorKind())).isEqualTo("rate_limited");
      window.ui().type("g");
      window.settle();
      assertThat(chosen(window)).isNotEqualTo(first);
    }
  }

  @Test
  void follows_what_comes_at_the_end_and_counts_it_in_a_pause() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      call(CALLS);
      calls.flush();
      Ui.await("the new call", () -> label(window, "#timeline-count").equals("61 calls shown"));
      window.ui().press(KeyCode.SPACE);
      assertThat(text(window, "#timeline-state")).isEqualTo("Paused");
      call(CALLS + 1);
      calls.flush();
      Ui.await("counted", () -> label(window, "#timeline-state").equals("Paused, 1 new"));
      assertThat(text(window, "#timeline-count")).isEqualTo("61 calls shown");
      window.ui().press(KeyCode.SPACE);
      Ui.await("shown", () -> label(window, "#timeline-count").equals("62 calls shown"));
    }
  }

  @Test
  void finds_a_kept_view_again_after_a_restart() throws Exception {
    fill();
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
      assertThat(text(window, "#timeline-count")).isEqualTo(CALLS + " calls shown");
      window.perform("timeline.views");
      window.ui().click("#menu-timeline-view");
      window.settle();
      assertThat(text(window, "#timeline-count")).isEqualTo("10 calls shown");
      assertThat(Ui.onFx(() -> window.panel().model().groupingProperty().get().name()))
          .isEqualTo("MODEL");
    }
  }

  @Test
  void draws_and_asks_nothing_while_it_is_hidden() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      int drawn = Ui.onFx(() -> window.panel().drawn());
      Object picture = Ui.onFx(() -> window.panel().model().pictureProperty().get());
      call(CALLS);
      calls.flush();
      Ui.runFx(() -> window.panel().model().range().pan(1));
      assertThat(Ui.onFx(() -> window.panel().drawn())).isEqualTo(drawn);
      assertThat(Ui.onFx(() -> window.panel().model().pictureProperty().get())).isSameAs(picture);
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.TIMELINE));
      window.perform("timeline.fit");
      assertThat(text(window, "#timeline-count")).isEqualTo("61 calls shown");
    }
  }

  @Test
  void offers_a_sample_where_there_is_no_call() {
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().click("#timeline-sample");
      assertThat(window.opened()).containsExactly("sample");
    }
  }

  @Test
  void finds_the_bar_that_is_clicked() throws Exception {
    fill();
    try (TimelineWindow window = TimelineWindow.narrow(home, calls)) {
      LanesView lanes = lanes(window);
      Bar bar =
          Ui.onFx(
              () ->
                  Objects.requireNonNull(window.panel().model().pictureProperty().get())
                      .lanes()
                      .getFirst()
                      .bars()
                      .getFirst());
      double x = Ui.onFx(() -> lanes.scale().orElseThrow().x(bar.from())) + 1;
      Node node = lanes;
      double y = Ui.onFx(() -> firstLane(lanes, x));
      assertThat(Ui.onFx(() -> lanes.barAt(x, y))).map(Bar::id).contains(bar.id());
      assertThat(Ui.onFx(node::getAccessibleText)).contains("2 lanes, 60 calls");
    }
  }

  private static double firstLane(LanesView lanes, double x) {
    double y = 24;
    while (lanes.barAt(x, y).isEmpty() && y < lanes.getHeight()) {
      y++;
    }
    return y;
  }

  /** One a minute, in turn of two providers; each sixth fails. */
  private void fill() throws InterruptedException {
    for (int i = 0; i < CALLS; i++) {
      call(i);
    }
    calls.flush();
  }

  private void call(int number) {
    Instant began = START.plus(Duration.ofMinutes(number));
    var call = number % 2 == 0 ? calls.anthropic("large", began) : calls.openAi("small", began);
    if (number % 6 == 5) {
      call.at(400).fail(LlmError.Kind.RATE_LIMITED, "Too many requests.");
    } else {
      call.at(500).role().at(900 + 10 * number).text("word").at(20_000 + 100 * number);
      call.finish("stop").usage(10, 20).done().complete();
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

  private static String text(TimelineWindow window, String selector) {
    return window.ui().read(selector, Label.class, Label::getText);
  }

  /** For conditions, which are looked at on the FX thread. */
  private static String label(TimelineWindow window, String selector) {
    return ((Label) window.ui().scene().lookup(selector)).getText();
  }

  private static LanesView lanes(TimelineWindow window) {
    return (LanesView) window.ui().find("#timeline-lanes");
  }

  private static VirtualRows table(TimelineWindow window) {
    return (VirtualRows) window.ui().find("#timeline-calls");
  }

  private static TimeRange range(TimelineWindow window) {
    return Objects.requireNonNull(
        Ui.onFx(() -> window.panel().model().range().rangeProperty().get()));
  }

  private static String chosen(TimelineWindow window) {
    return Ui.onFx(() -> window.panel().model().chosen().idProperty().get());
  }

  private static ChosenCall.Details details(TimelineWindow window) {
    return Objects.requireNonNull(window.panel().model().chosen().detailsProperty().get());
  }
}
