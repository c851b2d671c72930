package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.LlmError;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** List and call belong together: what is pinned, what a filter leaves out, what is empty. */
class BesideTheListWindowTest {
  @TempDir private Path home;

  @Test
  void what_is_pinned_is_marked_in_the_list_the_head_and_the_buttons() throws Exception {
    List<String> ids = two();
    try (ConsoleWindow window = opened(ids.getFirst())) {
      assertThat(text(window, "#streams-pin")).isEqualTo("Pin");
      assertThat(shown(window, "#streams-pinned")).isFalse();
      window.ui().click("#streams-pin");
      Ui.settle();
      assertThat(text(window, "#streams-pin")).isEqualTo("Unpin");
      assertThat(shown(window, "#streams-pinned")).isTrue();
      assertThat(pins(window)).isEqualTo(1);
      pictures(window, "streams-pinned-a");
      open(window, ids.getLast());
      assertThat(text(window, "#streams-pin")).isEqualTo("Pin");
      assertThat(text(window, "#streams-compare")).isEqualTo("Compare with A: sim-openai/one");
      assertThat(shown(window, "#streams-pinned")).isFalse();
      assertThat(pins(window)).isEqualTo(1);
      window.ui().click("#streams-compare");
      Ui.settle();
      pictures(window, "streams-pair-colours");
      window.ui().press(KeyCode.ESCAPE);
      open(window, ids.getFirst());
      window.ui().click("#streams-pin");
      Ui.settle();
      assertThat(pins(window)).isZero();
    }
  }

  @Test
  void a_call_says_that_a_filter_leaves_it_out_and_the_list_which_filter_it_still_shows()
      throws Exception {
    List<String> ids = two();
    try (ConsoleWindow window = opened(ids.getFirst())) {
      assertThat(shown(window, "#streams-outside")).isFalse();
      filter(window, "model:two");
      Ui.await("left out", () -> shown(window, "#streams-outside"));
      filter(window, "model:two ttft>");
      assertThat(text(window, "#streams-still")).isEqualTo("Still showing: model:two");
      assertThat(shown(window, "#streams-still")).isTrue();
      pictures(window, "streams-outside");
      filter(window, "");
      Ui.await("in the list again", () -> !shown(window, "#streams-outside"));
      assertThat(shown(window, "#streams-still")).isFalse();
    }
  }

  @Test
  void an_empty_panel_has_the_ways_in() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      Ui.await("the list", () -> window.panels().streams().settled());
      assertThat(shown(window, "#streams-empty-run")).isTrue();
      assertThat(shown(window, "#streams-empty-open")).isTrue();
      pictures(window, "streams-empty-ways");
    }
  }

  @Test
  void a_call_that_was_cancelled_and_one_that_was_tried_again_look_so() throws Exception {
    String cancelled;
    String retried;
    try (SampleCalls calls = new SampleCalls(home)) {
      SampleCall first = calls.openAi("stopped").at(100).text("a ").at(110).text("b ");
      first.at(120).text("c ").at(580).text("d ");
      cancelled = first.at(2_680).fail(LlmError.Kind.CANCELLED, "Cancelled.");
      SampleCall again = calls.openAi("retried").at(80);
      String refused = "{\"error\":{\"message\":\"Slow down.\"}}";
      again.retry(429, LlmError.Kind.RATE_LIMITED, refused, 800, 900);
      for (int i = 0; i < 60; i++) {
        again.at(1_180 + 20L * i).text("word ");
      }
      retried = again.finish("stop").usage(7, 60).done().complete();
      calls.flush();
    }
    try (ConsoleWindow window = opened(cancelled)) {
      pictures(window, "streams-cancelled-silence");
      open(window, retried);
      assertThat(shown(window, "#streams-from-wish")).isTrue();
      pictures(window, "streams-retried-bands");
    }
  }

  @Test
  void a_silence_is_seen_as_it_grows_and_figures_are_there_while_the_call_runs() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      SampleCall call =
          new SampleCall(window.workbench().store(), "openai-chat", "live", Instant.now());
      call.at(20).role().at(30).text("a ").at(40).text("b ").at(50).text("c ");
      window.workbench().store().flush();
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      Ui.runFx(() -> window.panels().streams().open(call.id()));
      Node plot = window.ui().find("#streams-plot");
      Ui.await("the silence", () -> Ui.onFx(plot::getAccessibleText).contains("so far"));
      assertThat(shown(window, "#streams-detail-hint")).isTrue();
      pictures(window, "streams-live-silence");
      call.at(60).finish("stop").usage(7, 3).done().complete();
      window.workbench().store().flush();
      Ui.await("the end", () -> !Ui.onFx(plot::getAccessibleText).contains("so far"));
    }
  }

  /** In both themes. */
  private static void pictures(ConsoleWindow window, String name) throws Exception {
    for (ThemeChoice theme : List.of(ThemeChoice.DARK, ThemeChoice.LIGHT)) {
      Ui.runFx(() -> window.shell().themes().choiceProperty().set(theme));
      Ui.settle();
      Pictures.take(window.ui(), theme == ThemeChoice.DARK ? name + "-dark" : name);
    }
  }

  private List<String> two() throws InterruptedException {
    try (SampleCalls calls = new SampleCalls(home)) {
      List<String> ids = List.of(calls.clean("one", 30), calls.clean("two", 30));
      calls.flush();
      return ids;
    }
  }

  private ConsoleWindow opened(String id) throws InterruptedException {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
    open(window, id);
    return window;
  }

  private static void open(ConsoleWindow window, String id) throws InterruptedException {
    Ui.runFx(() -> window.panels().streams().open(id));
    Ui.await("the call", () -> window.panels().streams().settled());
    Ui.settle();
  }

  private static void filter(ConsoleWindow window, String filter) throws InterruptedException {
    Ui.runFx(() -> window.panels().streams().filter(filter));
    Ui.await("the list", () -> window.panels().streams().settled());
    Ui.settle();
  }

  private static String text(ConsoleWindow window, String id) {
    Node node = window.ui().find(id);
    return Ui.onFx(
        () -> node instanceof Button button ? button.getText() : ((Label) node).getText());
  }

  private static boolean shown(ConsoleWindow window, String id) {
    Node node = window.ui().find(id);
    return Ui.onFx(() -> visible(node));
  }

  private static boolean visible(Node node) {
    return node.isVisible() && (node.getParent() == null || visible(node.getParent()));
  }

  private static long pins(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            window.ui().find("#streams-calls").lookupAll(".call-pin").stream()
                .filter(BesideTheListWindowTest::visible)
                .count());
  }
}
