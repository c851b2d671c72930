package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.Hint;
import dev.sage.console.shell.PanelId;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight columns in a small window: whom each asks can be told. */
class ColumnHeadsWindowTest {
  private static final List<String> TARGETS =
      List.of(
          "sim-openai/clean",
          "sim-anthropic/clean",
          "sim-gemini/truncated",
          "sim-anthropic/rate-limit",
          "sim-openai/reasoning",
          "sim-anthropic/error-after-200",
          "openrouter/anthropic/claude-sonnet-4.5-thinking",
          "openrouter/anthropic/claude-sonnet-4.5-thinking-2026-02-11");

  @TempDir private Path home;

  @Test
  void a_name_without_room_is_cut_with_a_sign_and_keeps_its_end() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            window.panels().compare().runWith(TARGETS, "");
          });
      Ui.await("answers", () -> Ui.onFx(() -> window.panels().compare().idle()));
      for (int width : new int[] {1_440, 1_280}) {
        resize(window, width, width == 1_280 ? 800 : 900);
        pictures(window, "compare-eight-" + width);
      }
      assertThat(shown(window, "H")).startsWith("…").endsWith("-2026-02-11").doesNotContain("open");
      assertThat(shown(window, "D")).contains("…").endsWith("rate-limit");
      for (int i = 0; i < TARGETS.size(); i++) {
        ComboBox<?> picker = picker(window, String.valueOf((char) ('A' + i)));
        String whole = TARGETS.get(i);
        assertThat(Ui.onFx(() -> picker.getEditor().getText())).isEqualTo(whole);
        assertThat(Ui.onFx(() -> Hint.of(picker))).isEqualTo(whole);
        assertThat(Ui.onFx(() -> Hint.of(picker.getEditor()))).isEqualTo(whole);
        assertThat(Ui.onFx(picker::getAccessibleText)).endsWith(": " + whole);
        assertThat(Ui.onFx(picker.getEditor()::getAccessibleText)).endsWith(": " + whole);
      }
    }
  }

  @Test
  void whoever_types_sees_what_is_typed() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            window.panels().compare().runWith(TARGETS, "");
          });
      resize(window, 1_280, 800);
      assertThat(shown(window, "H")).startsWith("…");
      ComboBox<?> picker = picker(window, "H");
      Ui.runFx(() -> picker.getEditor().requestFocus());
      assertThat(shown(window, "H")).isEqualTo(TARGETS.getLast());
      Ui.runFx(() -> picker(window, "A").getEditor().requestFocus());
      assertThat(shown(window, "H")).startsWith("…");
    }
  }

  private static void resize(ConsoleWindow window, double width, double height) {
    Ui.runFx(
        () -> {
          Stage stage = (Stage) window.shell().scene().getWindow();
          stage.setWidth(width);
          stage.setHeight(height);
        });
    Ui.settle();
  }

  private static void pictures(ConsoleWindow window, String name) {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      Ui.runFx(() -> window.shell().themes().choiceProperty().set(theme));
      Ui.settle();
      Pictures.take(window.ui(), name + "-" + theme.key());
    }
  }

  private static ComboBox<?> picker(ConsoleWindow window, String column) {
    return (ComboBox<?>) window.ui().find("#target-" + column);
  }

  /** What can be read in the head of a column. */
  private static String shown(ConsoleWindow window, String column) {
    ComboBox<?> picker = picker(window, column);
    return Ui.onFx(
        () -> {
          Label cut = (Label) picker.getParent().lookup(".target-cut");
          return cut.isVisible() ? cut.getText() : picker.getEditor().getText();
        });
  }
}
