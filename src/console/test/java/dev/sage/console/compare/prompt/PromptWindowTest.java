package dev.sage.console.compare.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The left pane of Compare as a person uses it. */
class PromptWindowTest {
  private static final String TOOLS = "[{\"name\": \"get_weather\"}, {\"name\": \"get_time\"}]";

  @TempDir private Path home;
  @TempDir private Path prompts;

  @Test
  void a_prompt_is_typed_undone_saved_and_opened_again() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.A);
      window.ui().type("Say {{word}}");
      assertThat(text(window, "#compare-says")).isEqualTo("Give word a value.");
      Ui.runFx(() -> window.ui().find("#variable-word").requestFocus());
      window.ui().type("yes");
      assertThat(text(window, "#compare-says")).isEqualTo("2 calls");

      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
      // In one piece: a pause between letters would make two steps of it.
      Ui.runFx(() -> area(window, "#compare-assistant").replaceText("Yes"));
      assertThat(area(window, "#compare-assistant").getText()).isEqualTo("Yes");
      window.ui().press(KeyCode.CONTROL, KeyCode.Z);
      window.ui().press(KeyCode.CONTROL, KeyCode.Z);
      assertThat(window.ui().has("#compare-assistant")).isFalse();
      window.ui().press(KeyCode.CONTROL, KeyCode.Y);
      window.ui().press(KeyCode.CONTROL, KeyCode.Y);
      assertThat(area(window, "#compare-assistant").getText()).isEqualTo("Yes");

      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      window.ui().click("#compare-files-choose");
      Ui.runFx(() -> window.ui().find("#compare-files-name").requestFocus());
      window.ui().type("yes");
      window.ui().press(KeyCode.ENTER);
      Ui.await("saved", () -> text(window, "#compare-prompt-name").equals("yes"));
      Ui.await("closed", () -> !window.ui().has("#compare-files-sheet"));
      String file = read(prompts.resolve("yes.prompt.json"));
      assertThat(file).contains("\"text\": \"Say {{word}}\"").contains("\"word\": \"yes\"");

      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().type("More ");
      Ui.await("unsaved", () -> window.ui().find("#compare-unsaved").isVisible());
    }
    try (ConsoleWindow window = open()) {
      assertThat(text(window, "#compare-prompt-name")).isEqualTo("yes");
      assertThat(area(window, "#compare-user").getText()).contains("More ");
      Ui.await("unsaved", () -> window.ui().find("#compare-unsaved").isVisible());
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      window.ui().find("#compare-files-list");
      Ui.await(
          "listed", () -> Ui.onFx(() -> window.ui().has("#compare-files-list .list-cell:filled")));
      window.ui().press(KeyCode.DOWN);
      window.ui().press(KeyCode.ENTER);
      Ui.await("opened", () -> area(window, "#compare-user").getText().equals("Say {{word}}"));
    }
  }

  @Test
  void wrong_json_is_a_sentence_with_its_place_and_a_click_goes_there() {
    try (ConsoleWindow window = open()) {
      window.ui().click("#compare-tools-fold");
      Ui.runFx(() -> area(window, "#compare-tools").replaceText(TOOLS));
      assertThat(text(window, "#compare-tools-fold")).isEqualTo("Tools 2");
      Ui.runFx(() -> area(window, "#compare-tools").replaceText("[\n  {\"name\": 7,}\n]"));
      assertThat(text(window, "#compare-says")).isNotEqualTo("2 calls");
      assertThat(text(window, ".problem-line")).startsWith("Line 2, column ");
      assertThat(window.ui().find("#compare-run").isDisabled()).isTrue();
      window.ui().click(".problem-line");
      assertThat(Ui.onFx(() -> area(window, "#compare-tools").getCurrentParagraph())).isEqualTo(1);
      Pictures.take(window.ui(), "compare-prompt-tools");
    }
  }

  @Test
  void what_stands_in_the_way_is_said_above_run_and_leads_to_its_field() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> area(window, "#compare-user").replaceText("Say {{word}}"));
      window.ui().click("#compare-tools-fold");
      Ui.runFx(() -> area(window, "#compare-tools").replaceText("[{\"name\": 7,}]"));
      window.ui().click("#compare-tools-fold");
      assertThat(text(window, "#compare-tools-fold")).isEqualTo("Tools · 1 problem");
      window.ui().click("#compare-says");
      assertThat(Ui.onFx(() -> window.ui().find("#variable-word").isFocused())).isTrue();
      Ui.runFx(() -> ((TextField) window.ui().find("#variable-word")).setText("yes"));
      window.ui().click("#compare-says");
      assertThat(Ui.onFx(() -> window.ui().find("#compare-tools").isFocused())).isTrue();
      Pictures.take(window.ui(), "compare-prompt-problem");
    }
  }

  @Test
  void what_is_found_is_counted_over_all_messages() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> area(window, "#compare-system").replaceText("Speak of bees."));
      Ui.runFx(() -> area(window, "#compare-user").replaceText("Bees? Explain {{topic}}, bees."));
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("bees");
      assertThat(text(window, "#compare-find-place")).isEqualTo("1 of 3");
      window.ui().press(KeyCode.F3);
      assertThat(text(window, "#compare-find-place")).isEqualTo("2 of 3");
      assertThat(Ui.onFx(() -> area(window, "#compare-user").getSelectedText())).isEqualTo("Bees");
      window.ui().press(KeyCode.ESCAPE);
      assertThat(window.ui().find("#compare-find-bar").isVisible()).isFalse();
    }
  }

  @Test
  void a_message_is_moved_changed_and_removed_with_keys() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> area(window, "#compare-user").replaceText("Hi"));
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().press(KeyCode.ALT, KeyCode.UP);
      assertThat(text(window, "#block-role-1")).isEqualTo("User");
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
      assertThat(text(window, "#block-role-1")).isEqualTo("Assistant");
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.BACK_SPACE);
      assertThat(window.ui().has("#block-role-2")).isFalse();
      Ui.await("a way back", () -> window.ui().has(".notice .button"));
      window.ui().press(KeyCode.CONTROL, KeyCode.Z);
      assertThat(text(window, "#block-role-1")).isEqualTo("Assistant");
    }
  }

  @Test
  void nothing_is_cut_in_the_narrowest_pane() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(
          () -> {
            Region pane = (Region) window.ui().find("#compare-prompt-pane");
            pane.setMaxWidth(320);
            pane.setMinWidth(320);
          });
      for (String part : new String[] {"tools", "schema", "checks", "more"}) {
        Ui.runFx(() -> window.panels().compare().desk().unfold(part));
      }
      Ui.settle();
      assertThat(
              Ui.onFx(
                  () ->
                      window.ui().find("#compare-prompt-pane").lookupAll(".button").stream()
                          .filter(node -> node.getScene() != null && node.isVisible())
                          .filter(Button.class::isInstance)
                          .map(Button.class::cast)
                          .filter(button -> button.getWidth() + 1 < button.minWidth(-1))
                          .map(Button::getId)
                          .toList()))
          .isEmpty();
      Pictures.take(window.ui(), "compare-prompt-narrow");
    }
  }

  private ConsoleWindow open() {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT, owner -> Optional.of(prompts));
    Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
    return window;
  }

  private static StyleClassedTextArea area(ConsoleWindow window, String selector) {
    return (StyleClassedTextArea) window.ui().find(selector);
  }

  private static String text(ConsoleWindow window, String selector) {
    var node = window.ui().find(selector);
    return Ui.onFx(
        () ->
            switch (node) {
              case ToggleButton button -> button.getText();
              case TextField field -> field.getText();
              case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
              default -> throw new AssertionError(selector);
            });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
