package dev.sage.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The panel as a person uses it, by keyboard, over a desk without files and network. */
class SetupPanelTest extends SetupCase {

  @Test
  void shows_those_with_a_key_first_and_where_it_comes_from() {
    assertThat(texts("#setup-providers"))
        .startsWith("Anthropic", ".env:3 ANTHROPIC_API_KEY", "OpenAI", "no key");
    assertThat(text("#setup-form-title")).isEqualTo("Anthropic");
    assertThat(prompt()).startsWith("sk-…3f9a");
  }

  @Test
  void without_any_key_one_sentence_says_so_and_one_button_helps() {
    desk.withoutKeys();
    ui.press(KeyCode.F5);
    settle();
    assertThat(texts("#setup-check-pane"))
        .anyMatch(text -> text.startsWith("No provider has a key"));
    Pictures.take(ui, "setup-empty");
    ui.click("#setup-import-first");
    Ui.await("what other tools have", () -> ui.has("#setup-import"));
  }

  @Test
  void the_profile_is_chosen_in_the_title_bar_and_the_dots_tell_each_provider() {
    assertThat(ui.read("#dot-anthropic", Button.class, Node::getAccessibleText))
        .isEqualTo("Anthropic, .env:3 ANTHROPIC_API_KEY, not checked yet");
    MenuButton picker = (MenuButton) ui.find("#profile-picker");
    assertThat(Ui.onFx(picker::getText)).isEqualTo("Profile dev");
    Ui.runFx(() -> picker.getItems().getLast().fire());
    settle();
    assertThat(Ui.onFx(picker::getText)).isEqualTo("Profile work");
    assertThat(desk.done()).contains("profile work");
  }

  @Test
  void a_check_shows_layers_as_they_come_and_can_be_cancelled() {
    CountDownLatch gate = desk.holdChecks();
    ui.press(KeyCode.CONTROL, KeyCode.ENTER);
    Ui.await("two layers", () -> !texts("#layer-dns").isEmpty() && state("dns").equals("passed"));
    assertThat(state("tcp")).isEqualTo("at work");
    assertThat(state("models")).isEqualTo("waiting");
    Pictures.take(ui, "setup-checking");
    ui.press(KeyCode.ESCAPE);
    assertThat(state("tcp")).isEqualTo("cancelled");
    assertThat(panel.model().providers().state("anthropic").name()).isEqualTo("WAITING");
    gate.countDown();
    settle();
    assertThat(state("tcp")).isEqualTo("cancelled");
  }

  @Test
  void the_paid_call_is_asked_for_apart_with_its_cost() {
    ui.press(KeyCode.CONTROL, KeyCode.ENTER);
    settle();
    assertThat(desk.done()).containsExactly("check anthropic");
    assertThat(text("#setup-paid")).isEqualTo("Make one paid call, about $0.000012");
    ui.click("#setup-paid");
    settle();
    assertThat(desk.done()).containsExactly("check anthropic", "check anthropic paid");
    assertThat(ui.has("#layer-call")).isTrue();
  }

  @Test
  void the_ladder_of_the_focused_field_names_winner_shadowed_and_blocked() {
    Ui.runFx(() -> ui.find("#setup-key").requestFocus());
    ui.press(KeyCode.CONTROL, KeyCode.I);
    assertThat(texts("#setup-ladder"))
        .contains("used", "shadowed", "blocked: not trusted", "empty, so not used");
    assertThat(texts("#setup-ladder")).anyMatch(text -> text.endsWith(".env:3 ANTHROPIC_API_KEY"));
    Pictures.take(ui, "setup-ladder");
  }

  @Test
  void problems_can_be_read_in_the_file_at_their_line_and_a_folder_can_be_trusted() {
    ui.press(KeyCode.F8);
    assertThat(texts("#setup-problems-pane")).contains("SAGE-CFG-013", "Open at line 5");
    Pictures.take(ui, "setup-problems");
    ui.click(".open-at-line");
    Ui.await("the file", () -> ui.has("#setup-file"));
    Pictures.take(ui, "setup-file");
    ui.press(KeyCode.ESCAPE);
    Ui.runFx(() -> shell.actions().find("setup.trust").orElseThrow().perform());
    assertThat(texts("#setup-tried")).anyMatch(text -> text.contains("curl"));
    Pictures.take(ui, "setup-trust");
    ui.click("#setup-trust-confirm");
    Ui.await("trusted", () -> desk.done().contains("trust " + SampleDesk.PROJECT));
    settle();
    assertThat(ui.has("#setup-trust")).isFalse();
  }

  @Test
  void nothing_is_probed_before_the_click_and_a_found_server_is_used() {
    assertThat(desk.done()).doesNotContain("probe");
    ui.click("#setup-local");
    Ui.await("servers", () -> ui.has("#setup-local-ollama"));
    Pictures.take(ui, "setup-local");
    ui.click("#setup-local-ollama");
    settle();
    assertThat(text("#setup-form-title")).isEqualTo("Ollama");
    assertThat(desk.done()).contains("probe", "check ollama");
  }

  @Test
  void a_server_of_ones_own_is_named_and_goes_through_the_wizard() {
    ui.click("#setup-add");
    ui.type("My Server");
    assertThat(texts("#setup-add-sheet")).anyMatch(text -> text.startsWith("A name has small"));
    Ui.runFx(() -> ((TextField) ui.find("#setup-add-name")).setText("my-server"));
    Ui.runFx(() -> ui.find("#setup-add-address").requestFocus());
    ui.type("http://localhost:8080/v1");
    Pictures.take(ui, "setup-add");
    ui.press(KeyCode.ENTER);
    Ui.await("the wizard", () -> ui.has("#setup-plan-heading"));
    Pictures.take(ui, "setup-wizard-add");
  }

  @Test
  void names_everything_that_can_get_the_focus() {
    ui.press(KeyCode.CONTROL, KeyCode.ENTER);
    settle();
    assertThat(ui.unnamed()).isEmpty();
    ui.press(KeyCode.CONTROL, KeyCode.I);
    assertThat(ui.unnamed()).isEmpty();
    ui.press(KeyCode.F8);
    assertThat(ui.unnamed()).isEmpty();
    ui.click("#setup-add");
    assertThat(ui.unnamed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ThemeChoice.class,
      names = {"LIGHT", "DARK"})
  void leaves_pictures_for_a_person_to_look_at(ThemeChoice theme) {
    Ui.runFx(() -> shell.themes().choiceProperty().set(theme));
    Pictures.take(ui, "setup-" + theme.key());
    choose("openai");
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type("\"sk-or-v1-0123456789");
    Pictures.take(ui, "setup-typing-" + theme.key());
    Ui.runFx(() -> ((TextField) ui.find("#setup-base-url")).setText("https://api.example"));
    ui.press(KeyCode.CONTROL, KeyCode.ENTER);
    settle();
    Pictures.take(ui, "setup-failed-" + theme.key());
    ui.press(KeyCode.CONTROL, KeyCode.S);
    Ui.await("the plan", () -> ui.has("#setup-plan-heading"));
    ui.click("#setup-place-dotenv");
    Ui.await("the difference", () -> ui.has(".diff"));
    Pictures.take(ui, "setup-wizard-" + theme.key());
    ui.press(KeyCode.ESCAPE);
    choose("anthropic");
    ui.press(KeyCode.CONTROL, KeyCode.ENTER);
    settle();
    assertThat(Pictures.take(ui, "setup-ok-" + theme.key())).isNotEmptyFile();
  }
}
