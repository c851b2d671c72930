package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.DiffLine;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.prompt.Assertion;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns as a person uses them: pin, compare, judge, rate, copy, go on. */
class ColumnsTest {
  @TempDir private Path home;

  @Test
  void a_person_runs_pins_compares_rates_and_copies() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui ui = window.ui();
      CompareModel model = window.panels().compare().model();
      Ui.runFx(
          () ->
              window
                  .panels()
                  .compare()
                  .expect(
                      List.of(
                          new Assertion(Assertion.Kind.CONTAINS, "no such words"),
                          new Assertion(Assertion.Kind.MAX_LATENCY, "10min"))));
      ui.click("#scenario-clean");
      Ui.await("two answers", () -> model.resultsProperty().get().complete() == 2);
      Ui.await("verdicts", () -> has(ui, "#column-A .assertion-chip"));
      assertThat(texts(ui, "#column-A .assertions")).contains("is not in the answer");

      act(window, "compare.column.pin");
      Ui.await("a difference", () -> filled(ui, "#column-B .word-diff .list-view"));
      assertThat(texts(ui, "#column-B .diff-words")).contains("differ");
      ListView<?> lines = (ListView<?>) ui.find("#column-B .word-diff .list-view");
      assertThat(Ui.onFx(() -> List.copyOf(lines.getItems())))
          .anyMatch(line -> !((DiffLine) line).sign().isEmpty());
      Pictures.take(ui, "compare-diff");

      ui.click("#good-A");
      String call = model.columns().getFirst().callIds().getFirst();
      Ui.await(
          "a rating", () -> window.workbench().store().ratings(List.of(call)).containsKey(call));

      act(window, "compare.column.copy.curl");
      Ui.await("curl on the clipboard", () -> clipboard().startsWith("curl "));
      assertThat(Ui.onFx(ColumnsTest::clipboard))
          .contains("$SIM_OPENAI_API_KEY")
          .contains("chat/completions");
      assertThat(ui.unnamed()).isEmpty();
    }
  }

  @Test
  void a_person_goes_on_from_an_answer_and_gives_the_result_of_a_tool() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui ui = window.ui();
      CompareModel model = window.panels().compare().model();
      ui.click("#scenario-tool");
      Ui.await(
          "two answers",
          () ->
              model.resultsProperty().get().running() == 0
                  && model.resultsProperty().get().all() == 2);
      act(window, "compare.column.continue");
      TextArea result = (TextArea) ui.find("#result-A-0");
      Ui.runFx(() -> result.setText("{\"ok\":true}"));
      Pictures.take(ui, "compare-continue");
      ui.click("#send-A");
      Ui.await(
          "the next answer",
          () ->
              model.columns().getFirst().turnsProperty().get() != null
                  && model.resultsProperty().get().running() == 0);
      Ui.await("the conversation", () -> has(ui, "#column-A .conversation .line-row"));
      assertThat(texts(ui, "#own-turns-A")).contains("turns");
      Pictures.take(ui, "compare-conversation");
      assertThat(ui.unnamed()).isEmpty();
    }
  }

  @Test
  void eight_columns_keep_their_menus() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui ui = window.ui();
      CompareModel model = window.panels().compare().model();
      ui.click("#scenario-clean");
      Ui.runFx(
          () -> {
            for (int i = 0; i < 6; i++) {
              window.panels().compare().board().add();
            }
            window.panels().compare().board().lockParameters(model.columns().get(2), false);
            model.run();
          });
      Ui.await("eight answers", () -> model.resultsProperty().get().complete() == 8);
      Pictures.take(ui, "compare-eight");
      ui.click("#menu-H");
      ui.find("#menu-compare-column-duplicate");
      Pictures.take(ui, "compare-menu");
    }
  }

  /** Does it with column A, wherever the focus is. */
  private static void act(ConsoleWindow window, String id) {
    Ui.runFx(
        () -> {
          var board = window.panels().compare().board();
          board.currentProperty().set(window.panels().compare().model().columns().getFirst());
          assertThat(window.shell().actions().find(id).orElseThrow().perform()).as(id).isTrue();
        });
  }

  private static boolean has(Ui ui, String selector) {
    return ui.scene().getRoot().lookup(selector) != null;
  }

  private static boolean filled(Ui ui, String selector) {
    return ui.scene().getRoot().lookup(selector) instanceof ListView<?> list
        && !list.getItems().isEmpty();
  }

  private static String clipboard() {
    String text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  private static String texts(Ui ui, String selector) {
    Node node = ui.find(selector);
    return Ui.onFx(
        () -> {
          StringBuilder texts = new StringBuilder();
          if (node instanceof Labeled labeled) {
            texts.append(labeled.getText()).append('\n');
          }
          for (Node inside : node.lookupAll(".label")) {
            texts.append(((Label) inside).getText()).append('\n');
          }
          return texts.toString();
        });
  }
}
