package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.prompt.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns whose answers are of different runs, after a restart of the console. */
class AskedAloneWindowTest {
  @TempDir private Path home;

  @Test
  void a_restart_forgets_nothing_of_what_each_column_was_asked() {
    try (ConsoleWindow window = open()) {
      ask(window, "Hi");
      Ui.runFx(() -> model(window).run());
      Ui.await("both", () -> answered(window));
      ask(window, "Hello");
      Ui.runFx(() -> model(window).run(model(window).columns().getFirst()));
      Ui.await("the first alone", () -> answered(window) && !old(window).getFirst());
      assertThat(olds(window)).containsExactly(false, true);
    }
    try (ConsoleWindow window = open()) {
      Ui.await("the answers", () -> answered(window));
      assertThat(olds(window)).containsExactly(false, true);
      ask(window, "Hi");
      assertThat(olds(window)).containsExactly(true, false);
    }
  }

  @Test
  void nor_of_what_stood_beside_a_run_over_several_inputs() throws Exception {
    Path csv = Files.writeString(home.resolve("words.csv"), "word\ntides\nmoss\n");
    try (ConsoleWindow window = open()) {
      ask(window, "Hi {{word}}");
      Ui.runFx(() -> model(window).side().inputs().choose(csv));
      Ui.await("inputs", () -> model(window).calls() == 4);
      Ui.runFx(() -> model(window).run());
      Ui.await("all", () -> answered(window));
      ask(window, "Hello {{word}}");
      Ui.runFx(() -> model(window).run(model(window).columns().getFirst()));
      Ui.await("the first alone", () -> answered(window) && !old(window).getFirst());
      assertThat(olds(window)).containsExactly(false, true);
    }
    try (ConsoleWindow window = open()) {
      Ui.await("the answers", () -> model(window).calls() == 4 && answered(window));
      assertThat(olds(window)).containsExactly(false, true);
      ask(window, "Hi {{word}}");
      assertThat(olds(window)).containsExactly(true, false);
    }
  }

  private ConsoleWindow open() {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
    return window;
  }

  private static CompareModel model(ConsoleWindow window) {
    return window.panels().compare().model();
  }

  private static void ask(ConsoleWindow window, String question) {
    Ui.runFx(
        () -> {
          var prompt = model(window).prompt();
          prompt.set(prompt.prompt().withTurns(List.of(new Turn.User(question))));
        });
  }

  /** Whether nothing runs, and the run and the answers of both columns are there. */
  private static boolean answered(ConsoleWindow window) {
    CompareModel model = model(window);
    return window.panels().compare().idle()
        && model.side().matrix().askedProperty().get().present()
        && model.columns().stream().noneMatch(column -> column.answers().isEmpty());
  }

  private static List<Boolean> old(ConsoleWindow window) {
    CompareModel model = model(window);
    return model.columns().stream().map(model::old).toList();
  }

  private static List<Boolean> olds(ConsoleWindow window) {
    return Ui.onFx(() -> old(window));
  }
}
