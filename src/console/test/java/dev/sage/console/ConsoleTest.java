package dev.sage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.LogView;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole console as a person meets it: real window, store, simulator over HTTP. */
class ConsoleTest {
  private static final Speed SLOW = new Speed(Duration.ofMillis(50), 2, 0, 1);

  @TempDir private Path home;

  @Test
  void a_newcomer_clicks_a_scenario_and_sees_two_answers() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      window.ui().click("#scenario-clean");
      Ui.await("two answers", () -> results(window).equals("Results, 2 answers, 2 complete"));
      assertThat(text(window, "#column-A")).contains("Complete · stop");
      assertThat(text(window, "#column-B")).contains("Complete · stop");
      assertThat(log(window, "#column-A"))
          .hasSizeGreaterThan(100)
          .isNotEqualTo(log(window, "#column-B"));
    }
  }

  @Test
  void an_error_stands_where_it_happened_and_the_text_so_far_is_kept() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      window.ui().click("#scenario-error-after-200");
      Ui.await("two failures", () -> results(window).endsWith("2 failed"));
      assertThat(text(window, "#column-A .error-box"))
          .contains("Server error")
          .contains("Try again");
      assertThat(log(window, "#column-A")).isNotEmpty();
    }
  }

  @Test
  void escape_stops_all_columns() {
    try (ConsoleWindow window = ConsoleWindow.open(home, SLOW)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.await("text", () -> !log(window, "#column-A").isEmpty());
      window.ui().press(KeyCode.ESCAPE);
      Ui.await("stopped", () -> results(window).endsWith("2 stopped"));
      assertThat(text(window, "#column-A")).contains("stopped by you");
      assertThat(log(window, "#column-A")).isNotEmpty();
    }
  }

  @Test
  void a_429_shows_two_attempts_and_the_wait() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      window.ui().click("#scenario-rate-limit");
      Ui.await("two answers", () -> results(window).endsWith("2 complete"));
      assertThat(text(window, "#column-A")).containsPattern("2 attempts, waited \\d");
    }
  }

  @Test
  void a_recording_is_played_and_asked() throws IOException {
    Path recording = Files.createDirectories(home.resolve("elsewhere").resolve("greeting"));
    Files.writeString(
        recording.resolve("meta.json"),
        """
        {"api":"openai-chat","status":200,"framing":"sse",\
        "responseHeaders":{"content-type":"text/event-stream"}}
        """);
    Files.writeString(
        recording.resolve("body.sse"),
        """
        data: {"id":"c1","model":"m","choices":[{"index":0,"delta":{"content":"Good morning"}}]}

        data: {"id":"c1","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]

        """);
    try (ConsoleWindow window =
        ConsoleWindow.open(home, Speed.INSTANT, owner -> Optional.of(recording))) {
      window.ui().click("#home-open");
      Ui.await("the answer", () -> results(window).endsWith("1 complete"));
      assertThat(log(window, "#column-A")).contains("Good morning");
      assertThat(text(window, "#compare-hint")).contains("its own bytes");
    }
  }

  @Test
  void a_folder_that_is_no_recording_is_a_sentence_with_the_fix() {
    try (ConsoleWindow window =
        ConsoleWindow.open(home, Speed.INSTANT, owner -> Optional.of(home))) {
      window.ui().click("#home-open");
      Ui.await("the notice", () -> window.ui().has(".notice"));
      assertThat(text(window, ".notice")).contains("holds no recording");
    }
  }

  @Test
  void everything_is_still_there_after_a_restart() {
    String answer;
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      window.ui().click("#scenario-clean");
      Ui.await("two answers", () -> results(window).endsWith("2 complete"));
      answer = log(window, "#column-B");
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().type("Well, ");
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      assertThat(text(window, ".title-bar")).contains("Compare");
      Ui.await("two answers", () -> results(window).endsWith("2 complete"));
      assertThat(log(window, "#column-B")).isEqualTo(answer);
      assertThat(draft()).contains("Well, ");
    }
  }

  @Test
  void eight_columns_of_which_one_has_no_provider() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            window
                .panels()
                .compare()
                .runWith(
                    List.of(
                        "sim-openai/clean",
                        "sim-anthropic/clean",
                        "sim-openai/tool",
                        "sim-anthropic/tool",
                        "sim-openai/reasoning",
                        "sim-anthropic/reasoning",
                        "sim-openai/role-only",
                        "nobody/nothing"),
                    "");
          });
      Ui.await(
          "all over", () -> results(window).equals("Results, 8 answers, 7 complete, 1 failed"));
      assertThat(text(window, "#column-H .error-box")).contains("nobody");
      assertThat(text(window, "#column-D")).contains("write_file");
    }
  }

  @Test
  void every_node_that_takes_the_focus_has_a_name() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      for (PanelId panel : List.of(PanelId.HOME, PanelId.COMPARE)) {
        Ui.runFx(() -> window.shell().services().navigator().open(panel));
        if (panel == PanelId.COMPARE) {
          Ui.runFx(
              () ->
                  window
                      .panels()
                      .compare()
                      .runWith(List.of("sim-openai/tool", "sim-openai/reasoning"), "Look"));
          Ui.await("over", () -> window.panels().compare().idle());
        }
        assertThat(window.ui().nodes().stream().filter(ConsoleTest::nameless))
            .as("nodes without a name in %s", panel)
            .isEmpty();
      }
    }
  }

  private String draft() {
    try {
      return Files.readString(home.resolve("drafts").resolve("compare.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean nameless(Node node) {
    if (!node.isFocusTraversable() || !visible(node) || node.getAccessibleText() != null) {
      return false;
    }
    return !(node instanceof Labeled labeled
        && labeled.getText() != null
        && !labeled.getText().isBlank());
  }

  private static String results(ConsoleWindow window) {
    return window.ui().has("#compare-results") ? text(window, "#compare-results") : "";
  }

  /** The visible texts below a node, in order. */
  private static String text(ConsoleWindow window, String selector) {
    Node root = window.ui().find(selector);
    return Ui.onFx(
        () ->
            root.lookupAll("*").stream()
                .filter(node -> node instanceof Label || node instanceof Button)
                .filter(ConsoleTest::visible)
                .map(node -> Objects.requireNonNullElse(((Labeled) node).getText(), ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", ")));
  }

  private static boolean visible(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** The text in a column's logs, however it is wrapped. */
  private static String log(ConsoleWindow window, String column) {
    Node root = window.ui().find(column);
    return Ui.onFx(
        () ->
            root.lookupAll(".log").stream()
                .filter(ConsoleTest::visible)
                .map(log -> ((LogView) log).model().text())
                .collect(Collectors.joining()));
  }
}
