package dev.sage.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.VirtualRow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.simulator.Speed;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log, opened by keys over a panel, live, filtered, and by call. */
class LogWindowTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogWindowTest.class);

  @TempDir private Path home;

  @Test
  void shows_what_comes_and_what_was_logged_of_a_call() throws Exception {
    String call;
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
      LOG.warn("a first warning", new IOException("of a disk"));
      LOG.info("something else");
      Ui.await("the lines", () -> rows(window).size() >= 2);
      assertThat(shown(window)).anyMatch(row -> row.contains("a first warning"));

      type(window, "#log-text", "first WARNING");
      Ui.await("the filter", () -> rows(window).size() == 1);
      Ui.runFx(() -> rows(window).requestFocus());
      window.ui().press(KeyCode.END);
      Ui.settle();
      Pictures.take(window.ui(), "log-filtered");
      type(window, "#log-text", "nowhere");
      Ui.await("nothing", () -> window.ui().scene().lookup("#log-show-all") != null);
      Pictures.take(window.ui(), "log-nothing");
      window.ui().click("#log-show-all");

      call = asked(window);
      type(window, "#log-call", call);
      Ui.await("the call", () -> window.panels().log().settled() && rows(window).size() == 4);
      assertThat(shown(window))
          .anyMatch(row -> row.contains("call started"))
          .anyMatch(row -> row.contains("call ended"))
          .allMatch(row -> row.contains(call.substring(24)));
      window.ui().click("#log-levels-shown");
      Ui.settle();
      Pictures.take(window.ui(), "log-call");
      window.ui().press(KeyCode.ESCAPE);
      assertThat(Ui.onFx(() -> window.shell().services().overlays().openProperty().get()))
          .isFalse();
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.TIMELINE));
      Ui.await("the timeline", window.panels().timeline()::settled);
      Ui.runFx(() -> window.panels().timeline().model().chosen().choose(call));
      Ui.await("the call", window.panels().timeline()::settled);
      window.ui().type("o");
      Ui.await(
          "its lines of before",
          () ->
              window.ui().scene().lookup("#log-lines") instanceof VirtualRows found
                  && found.size() == 4);
      Pictures.take(window.ui(), "log-past");
      assertThat(window.ui().read("#log-count", Label.class, Label::getText)).isEqualTo("4 lines");
    }
  }

  private static String asked(ConsoleWindow window) throws InterruptedException {
    var request = ChatRequest.of("sim-openai/clean", Message.user("Hello"));
    var comparison =
        window
            .workbench()
            .compare(CompareRequest.of(List.of("sim-openai/clean"), request), CellListener.NONE);
    comparison.await();
    window.workbench().store().flush();
    return comparison.cells().getFirst().callId();
  }

  private static void type(ConsoleWindow window, String field, String text) {
    Ui.runFx(() -> ((TextField) window.ui().find(field)).setText(text));
    Ui.settle();
  }

  private static VirtualRows rows(ConsoleWindow window) {
    return (VirtualRows) Objects.requireNonNull(window.ui().scene().lookup("#log-lines"));
  }

  private static List<String> shown(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            rows(window).lookupAll(".log-row").stream()
                .filter(row -> row instanceof VirtualRow && row.isVisible())
                .map(row -> (String) row.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .toList());
  }
}
