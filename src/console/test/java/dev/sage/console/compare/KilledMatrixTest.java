package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.KilledProcess;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a matrix when the process is killed while some cells run and others wait. */
class KilledMatrixTest {
  private static final Speed SLOW = new Speed(Duration.ofMillis(20), 200, 0, 1);
  private static final int ROWS = 4;
  private static final int CELLS = 2 * ROWS;

  /** So many come of an answer that is broken off, and then none for longer than anybody waits. */
  private static final int WORDS = 40;

  @TempDir private Path home;

  @Test
  void plan_finished_cells_and_partial_answers_outlive_a_kill_and_the_rest_can_be_run()
      throws Exception {
    KilledProcess.run(Running.class, home);
    try (ConsoleWindow window =
        ConsoleWindow.open(
            home, Speed.INSTANT, recordings(home, KilledProcess.recording(home, "long", 40)))) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      Ui.await("the run", () -> cells(window, "") == CELLS);
      assertThat(prompt(window)).isEqualTo("Explain {{topic}}");
      Ui.await("inputs", () -> says(window, "#compare-inputs-says").contains(ROWS + " rows"));
      Ui.await("finished cells", () -> cells(window, "Complete") == ROWS);
      Ui.await("cells that ran", () -> cells(window, "Interrupted") == 2);
      assertThat(cells(window, "Not run")).isEqualTo(ROWS - 2);
      assertThat(partial(window)).as("a partial answer").isEqualTo(2);

      Ui.runFx(() -> window.shell().actions().find("compare.missing").orElseThrow().perform());
      Ui.await("the rest", () -> cells(window, "Complete") == CELLS);
    }
  }

  private static List<Path> recordings(Path home, Path other) throws IOException {
    return List.of(KilledProcess.recording(home, "short", 20), other);
  }

  private static String prompt(ConsoleWindow window) {
    return window
        .ui()
        .read("#compare-user", StyleClassedTextArea.class, StyleClassedTextArea::getText);
  }

  private static String says(ConsoleWindow window, String selector) {
    return window.ui().has(selector) ? window.ui().read(selector, Label.class, Label::getText) : "";
  }

  /** How many cells on the screen say that. */
  private static long cells(ConsoleWindow window, String status) {
    return texts(window).stream().filter(text -> text.startsWith(status)).count();
  }

  /** How many of the cells that were interrupted show the beginning of their answer. */
  private static long partial(ConsoleWindow window) {
    return texts(window).stream()
        .filter(text -> text.startsWith("Interrupted") && text.contains("word0 word1"))
        .count();
  }

  private static List<String> texts(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            window.ui().scene().getRoot().lookupAll(".matrix-cell").stream()
                .map(Node::getAccessibleText)
                .map(text -> Objects.requireNonNullElse(text, ""))
                .filter(text -> !text.isEmpty())
                .toList());
  }

  /** The window that is killed: one column is over, of the other two cells run. */
  static final class Running {
    private Running() {}

    public static void main(String[] arguments) throws Exception {
      Path home = Path.of(arguments[0]);
      Path csv = Files.writeString(home.resolve("topics.csv"), "topic\ntides\nmoss\nrust\nsalt\n");
      ConsoleWindow window =
          ConsoleWindow.open(
              home, SLOW, recordings(home, KilledProcess.unfinished(home, "long", WORDS)));
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      Ui.runFx(
          () -> {
            CompareModel model = window.panels().compare().model();
            model.preset(List.of("sim-openai/short", "sim-openai/long"), "");
            model.side().inputs().choose(csv);
            model.side().gate().parallelProperty().set(2);
          });
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.A);
      window.ui().type("Explain {{topic}}");
      Ui.await("the inputs", () -> says(window, "#compare-inputs-says").contains(ROWS + " rows"));
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.await("the first column", () -> cells(window, "Complete") == ROWS);
      Ui.await("parts of the other", () -> cells(window, "Streaming") == 2);
      KilledProcess.awaitStored(() -> stored(window, home));
      KilledProcess.ready();
    }

    /** Whether four answers, the beginnings of two, and whose they are, are on the disk. */
    private static boolean stored(ConsoleWindow window, Path home) {
      List<StoredCall> calls = window.workbench().store().calls(CallQuery.newest(CELLS));
      return calls.stream().filter(call -> call.status() == CallStatus.COMPLETE).count() == ROWS
          && calls.stream().filter(call -> begun(call)).count() == 2
          && KilledProcess.drafts(home).contains(String.valueOf(calls.getFirst().runId()));
    }

    private static boolean begun(StoredCall call) {
      return call.status() == CallStatus.RUNNING && call.frames() > WORDS / 2;
    }
  }
}
