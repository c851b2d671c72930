package dev.sage.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key on its way from the keyboard to where it is kept. */
class SetupKeyTest extends SetupCase {

  @Test
  void a_key_with_quotes_is_trimmed_checked_mended_and_kept_without_touching_the_mouse() {
    choose("openai");
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type("\"" + KEY + "\"");
    assertThat(texts("#setup-hints").getFirst()).contains("quotes");
    ui.press(KeyCode.ALT, KeyCode.ENTER);
    assertThat(ui.has("#setup-hints .key-hint")).isFalse();
    assertThat(key()).isEqualTo(KEY);

    Ui.runFx(() -> ui.find("#setup-base-url").requestFocus());
    ui.press(KeyCode.CONTROL, KeyCode.A);
    ui.type("https://api.example");
    ui.press(KeyCode.CONTROL, KeyCode.ENTER);
    settle();
    assertThat(texts("#layer-http")).contains("Make the base URL https://api.example/v1.");
    assertThat(panel.model().providers().state("openai").name()).isEqualTo("FAILED");
    ui.press(KeyCode.ALT, KeyCode.ENTER);
    settle();
    assertThat(panel.model().providers().state("openai").name()).isEqualTo("OK");
    assertThat(texts("#setup-models")).contains("40 models");

    ui.press(KeyCode.CONTROL, KeyCode.S);
    Ui.await("the plan", () -> ui.has("#setup-plan-heading"));
    assertThat(desk.kept()).isEmpty();
    Ui.runFx(() -> ui.find("#setup-place-dotenv").requestFocus());
    ui.press(KeyCode.SPACE);
    Ui.await("the difference", () -> ui.has(".diff"));
    assertThat(texts("#setup-plan")).contains("+", "OPENAI_API_KEY=sk-…3f9a").doesNotContain(KEY);
    ui.press(KeyCode.ENTER);
    Ui.await("it is written", () -> desk.kept().containsKey("openai"));
    Ui.await("said so", () -> text("#setup-plan-heading").equals("This has been written"));
    assertThat(desk.kept().get("openai")).contains(KEY);
    ui.press(KeyCode.ESCAPE);
    settle();
    assertThat(texts("#setup-providers")).contains("keychain openai");
    assertThat(key()).isEmpty();
  }

  @Test
  void a_failed_save_says_why_in_place_and_keeps_what_was_typed() {
    desk.breakSaving("The file .env can't be written. Make room on the disk.");
    choose("openai");
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type(KEY);
    ui.press(KeyCode.CONTROL, KeyCode.S);
    Ui.await("the plan", () -> ui.has("#setup-plan-heading"));
    Ui.runFx(() -> ui.find("#setup-place-session").requestFocus());
    ui.press(KeyCode.SPACE);
    Ui.await("ready", () -> !ui.find("#setup-wizard-write").isDisabled());
    ui.press(KeyCode.ENTER);
    Ui.await("the error", () -> ui.has("#setup-plan .error-box"));
    assertThat(texts("#setup-plan")).anyMatch(text -> text.contains("Make room"));
    ui.press(KeyCode.ESCAPE);
    assertThat(key()).isEqualTo(KEY);
  }

  @Test
  void what_is_typed_outlives_that_the_configuration_is_read_again() {
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type(KEY);
    ui.press(KeyCode.F5);
    settle();
    assertThat(key()).isEqualTo(KEY);
  }

  @Test
  void another_vendors_key_is_moved_to_where_it_belongs() {
    choose("openai");
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type("sk-or-v1-" + "0123456789abcdef".repeat(4));
    assertThat(texts("#setup-hints")).contains("Use for OpenRouter");
    ui.press(KeyCode.ALT, KeyCode.ENTER);
    settle();
    assertThat(text("#setup-form-title")).isEqualTo("OpenRouter");
    assertThat(key()).startsWith("sk-or-v1-");
  }

  @Test
  void an_imported_key_comes_into_the_form_after_a_click() {
    ui.click("#setup-import");
    Ui.await("keys", () -> ui.has("#setup-import-OR_KEY"));
    Pictures.take(ui, "setup-import");
    ui.click("#setup-import-OR_KEY");
    settle();
    assertThat(text("#setup-form-title")).isEqualTo("OpenRouter");
    assertThat(key()).isEqualTo("sk-or-v1-0000");
  }

  @Test
  void a_key_that_is_typed_is_found_nowhere_but_in_the_field() throws IOException {
    choose("openai");
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type(KEY);
    Ui.runFx(() -> ((PasswordField) ui.find("#setup-key")).selectAll());
    ui.press(KeyCode.CONTROL, KeyCode.C);
    assertThat(Ui.onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString())))
        .doesNotContain(KEY);
    ui.press(KeyCode.CONTROL, KeyCode.X);
    assertThat(key()).isEqualTo(KEY);
    Ui.runFx(() -> shell.services().navigator().open(PanelId.SETUP));
    assertThat(ui.nodes()).noneMatch(SetupKeyTest::tells);
    assertThat(Ui.onFx(() -> String.valueOf(ui.stage().getTitle()))).doesNotContain(KEY);
    Ui.runFx(shell::close);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(KEY);
      }
    }
  }

  @Test
  void the_key_is_in_clear_only_while_the_eye_is_held() {
    choose("openai");
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type(KEY);
    assertThat(text(".secret-clear")).isEmpty();
    Ui.runFx(() -> ((Button) ui.find("#setup-key-reveal")).arm());
    assertThat(text(".secret-clear")).isEqualTo(KEY);
    Pictures.take(ui, "setup-revealed");
    Ui.runFx(() -> ((Button) ui.find("#setup-key-reveal")).disarm());
    assertThat(text(".secret-clear")).isEmpty();
  }

  private static boolean tells(Node node) {
    boolean text = node instanceof Labeled labeled && contains(labeled.getText());
    return text || contains(node.getAccessibleText());
  }

  private static boolean contains(@Nullable String text) {
    return text != null && text.contains(KEY);
  }
}
