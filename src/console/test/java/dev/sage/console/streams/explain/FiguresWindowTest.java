package dev.sage.console.streams.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.simulator.Speed;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.store.CallQuery;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure on the screen says what it is, by mouse and by keyboard. */
class FiguresWindowTest {
  @TempDir private Path home;

  @Test
  void every_figure_of_a_call_opens_its_card() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      open(window, "sim-ollama/reasoning");
      List<Node> figures = figures(window, "#streams-head");
      // TTFT, TTFO, TPOT, speed, gap, tokens, frames, bytes; phases; what Ollama says.
      assertThat(figures).hasSizeGreaterThan(15);
      for (Node figure : figures) {
        byKeyboard(window, figure);
        byMouse(window, figure);
      }
      assertThat(titles(window, figures))
          .contains(
              "Queue time",
              "Response headers",
              "Time to first byte (TTFB)",
              "Time to first token (TTFT)",
              "Time to first output (TTFO)",
              "Time per output token (TPOT)",
              "End to end (E2E)",
              "Server: making output");
    }
  }

  @Test
  void every_figure_of_two_calls_opens_its_card() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      open(window, "sim-openai/clean");
      act(window, "streams.pin");
      open(window, "sim-anthropic/clean");
      act(window, "streams.compare");
      List<Node> figures = figures(window, "#streams-pair");
      assertThat(figures).hasSize(10);
      for (Node figure : figures) {
        byKeyboard(window, figure);
        byMouse(window, figure);
      }
    }
  }

  @Test
  void every_figure_of_an_answer_in_compare_opens_its_card() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            window.panels().compare().runWith(List.of("sim-openai/rate-limit"), "Hello");
          });
      Ui.await("the answer", () -> window.panels().compare().idle());
      List<Node> figures = figures(window, ".column-foot");
      assertThat(figures).hasSizeGreaterThan(3);
      for (Node figure : figures) {
        Ui.runFx(figure::requestFocus);
        window.ui().press(KeyCode.ENTER);
        assertThat(card(window)).as("%s", figure.getAccessibleText()).isNotBlank();
        window.ui().press(KeyCode.ESCAPE);
        assertThat(window.ui().has("#streams-card")).isFalse();
      }
    }
  }

  private static void byKeyboard(ConsoleWindow window, Node figure) {
    Ui.runFx(
        () -> {
          figure.requestFocus();
          Event.fireEvent(
              figure,
              new KeyEvent(
                  KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
    assertThat(card(window)).as("%s", figure.getAccessibleText()).isNotBlank();
    close(window);
  }

  private static void byMouse(ConsoleWindow window, Node figure) {
    Ui.runFx(() -> Event.fireEvent(figure, click(figure)));
    assertThat(card(window)).as("%s", figure.getAccessibleText()).isNotBlank();
    close(window);
  }

  private static List<String> titles(ConsoleWindow window, List<Node> figures) {
    return figures.stream()
        .map(
            figure -> {
              Ui.runFx(() -> Event.fireEvent(figure, click(figure)));
              String title = card(window);
              close(window);
              return title;
            })
        .toList();
  }

  private static MouseEvent click(Node figure) {
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
        0,
        0,
        0,
        0,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        false,
        true,
        new PickResult(figure, 0, 0));
  }

  /** The title of the card that is on the screen. */
  private static String card(ConsoleWindow window) {
    return window.ui().read("#streams-card .section-title", Label.class, Label::getText);
  }

  private static void close(ConsoleWindow window) {
    act(window, "streams.close");
    assertThat(Ui.onFx(() -> window.ui().nodes().stream().noneMatch(FiguresWindowTest::isCard)))
        .isTrue();
  }

  private static boolean isCard(Node node) {
    return "streams-card".equals(node.getId()) && node.getParent().isVisible();
  }

  private static List<Node> figures(ConsoleWindow window, String below) {
    Node part = window.ui().find(below);
    return Ui.onFx(() -> List.copyOf(part.lookupAll(".asked")));
  }

  private static void act(ConsoleWindow window, String action) {
    Ui.runFx(() -> window.shell().actions().find(action).orElseThrow().perform());
  }

  private static void open(ConsoleWindow window, String model) throws Exception {
    var workbench = window.workbench();
    workbench
        .compare(
            CompareRequest.of(List.of(model), ChatRequest.of(model, Message.user("Hello"))),
            CellListener.NONE)
        .await();
    workbench.store().flush();
    String id = workbench.store().calls(CallQuery.newest(1)).getFirst().id();
    Ui.runFx(
        () -> {
          window.shell().services().navigator().open(PanelId.STREAMS);
          window.panels().streams().open(id);
        });
    Ui.await("the call", () -> window.panels().streams().settled());
  }
}
