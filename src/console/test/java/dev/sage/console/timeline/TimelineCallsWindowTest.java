package dev.sage.console.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCalls;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.timeline.lanes.LanesView;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single calls in the panel: chosen, opened, marked, looked at closely. */
class TimelineCallsWindowTest {
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
  void goes_from_call_to_call_and_opens_it_in_streams() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      String first = window.chosen();
      assertThat(first).isNotEmpty();
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      String second = window.chosen();
      assertThat(second).isNotEqualTo(first);
      window.ui().press(KeyCode.LEFT);
      window.settle();
      assertThat(window.chosen()).isEqualTo(first);
      window.ui().press(KeyCode.DOWN);
      window.settle();
      assertThat(Ui.onFx(() -> window.details().call().provider())).isEqualTo("sim-openai");
      assertThat(Ui.onFx(() -> window.table().selectedProperty().get()))
          .as("the row of the call is selected, too")
          .isNotNegative();
      window.ui().press(KeyCode.ENTER);
      assertThat(window.opened()).containsExactly("call " + window.chosen());
    }
  }

  @Test
  void the_lanes_say_which_call_is_chosen() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      String none = Ui.onFx(window.lanes()::getAccessibleText);
      assertThat(none).contains("60 calls").doesNotContain("Chosen");
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      String first = Ui.onFx(window.lanes()::getAccessibleText);
      var call = Ui.onFx(() -> window.details().call());
      assertThat(first)
          .startsWith(none + ". Chosen: " + call.provider() + "/" + call.model() + ", ")
          .containsPattern("(Complete|Failed)[^,]*, [\\d.]+ m?s")
          .doesNotContain("\n");
      window.ui().press(KeyCode.DOWN);
      window.settle();
      assertThat(Ui.onFx(window.lanes()::getAccessibleText))
          .isNotEqualTo(first)
          .contains("Chosen: ");
    }
  }

  @Test
  void chooses_in_the_lanes_what_is_chosen_in_the_table() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      Ui.runFx(() -> window.table().selectedProperty().set(3));
      window.settle();
      assertThat(Ui.onFx(() -> window.lanes().chosenProperty().get())).isEqualTo(window.chosen());
      assertThat(window.text("#timeline-details-target")).startsWith("sim-");
      window.perform("timeline.next");
      assertThat(Ui.onFx(() -> window.table().selectedProperty().get())).isEqualTo(4);
    }
  }

  @Test
  void shows_tool_calls_as_bars_inside_a_call_by_name() throws Exception {
    String id = callWithTools();
    calls.flush();
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      assertThat(window.chosen()).isEqualTo(id);
      assertThat(window.text("#timeline-figure-speed")).isEqualTo("17.7 tok/s");
      long began = SpacedCalls.START.toEpochMilli();
      assertThat(Ui.onFx(() -> window.picture().tools().get(id)))
          .containsExactly(
              new ToolSpan("get_weather", 1_000 * (began + 500), 1_000 * (began + 1_400)),
              new ToolSpan("search_flights", 1_000 * (began + 1_500), 1_000 * (began + 2_400)));
      assertThat(window.tools())
          .containsExactly(
              "get_weather  after 500 ms, for 900 ms", "search_flights  after 1.50 s, for 900 ms");
      Pictures.take(window.ui(), "timeline-tools");
      Ui.runFx(() -> window.shell().themes().choiceProperty().set(ThemeChoice.DARK));
      window.settle();
      Pictures.take(window.ui(), "timeline-tools-dark");

      Ui.runFx(() -> window.panel().model().range().show(far()));
      window.settle();
      assertThat(Ui.onFx(() -> window.picture().tools())).as("too narrow for them").isEmpty();
    }
  }

  private String callWithTools() {
    return calls
        .openAi("small", SpacedCalls.START)
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
    long at = SpacedCalls.START.toEpochMilli() * 1_000;
    return new TimeRange(at - 3_600_000_000L, at + 3_600_000_000L);
  }

  @Test
  void pins_and_tags_the_chosen_call_and_takes_both_back_by_the_same_keys() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().press(KeyCode.RIGHT);
      window.settle();
      window.ui().type("p");
      window.settle();
      assertThat(window.details().marks().pinned()).isTrue();
      assertThat(window.text("#timeline-details-pinned")).contains("retention");
      tag(window, "topic=search");
      assertThat(window.details().marks().tags()).containsOnly(Map.entry("topic", "search"));
      Pictures.take(window.ui(), "timeline-marked");

      window.filter("has:pinned tag:topic=search");
      assertThat(window.text("#timeline-count")).isEqualTo("1 call shown");
      assertThat(window.marksOfRows()).anyMatch(words -> words.contains("topic=search"));
      tag(window, "topic=search");
      assertThat(window.details().marks().tags()).isEmpty();
      assertThat(window.text("#timeline-count")).isEqualTo("0 calls shown");
      assertThat(Ui.onFx(() -> window.ui().find("#timeline-details-left-out").isVisible()))
          .as("the filter leaves out what the details still show")
          .isTrue();
      Pictures.take(window.ui(), "timeline-left-out");
      Ui.runFx(() -> window.lanes().requestFocus());
      window.ui().type("p");
      window.settle();
      assertThat(calls.store().marks(List.of(window.chosen()))).isEmpty();
    }
  }

  private static void tag(TimelineWindow window, String tag) {
    Ui.runFx(() -> window.lanes().requestFocus());
    window.ui().type("t");
    window.ui().type(tag);
    Ui.settle();
    Pictures.take(window.ui(), "timeline-tag");
    window.ui().press(KeyCode.ENTER);
    window.settle();
  }

  @Test
  void goes_from_failure_to_failure() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.open(home, calls)) {
      window.ui().type("g");
      window.settle();
      String first = window.chosen();
      assertThat(Ui.onFx(() -> window.details().call().errorKind())).isEqualTo("rate_limited");
      window.ui().type("g");
      window.settle();
      assertThat(window.chosen()).isNotEqualTo(first);
    }
  }

  @Test
  void finds_the_bar_that_is_clicked() throws Exception {
    SpacedCalls.fill(calls);
    try (TimelineWindow window = TimelineWindow.narrow(home, calls)) {
      LanesView lanes = window.lanes();
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
}
