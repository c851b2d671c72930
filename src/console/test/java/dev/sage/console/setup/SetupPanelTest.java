package dev.sage.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The panel as a person uses it, by keyboard, over a desk without files and network. */
class SetupPanelTest {
  private static final String KEY = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789";

  @TempDir private Path home;
  private final SampleDesk desk = new SampleDesk();
  private Ui ui;
  private Shell shell;

  @SuppressWarnings("NullAway.Init") // made with the window
  private SetupPanel panel;

  @BeforeEach
  void open() {
    AtomicReference<Shell> built = new AtomicReference<>();
    ui = Ui.open(stage -> built.set(show(stage)));
    shell = Objects.requireNonNull(built.get());
    settle();
  }

  private Shell show(Stage stage) {
    Shell window =
        new Shell(
            stage,
            new Shell.Options(home, InstantSource.system(), text -> text),
            services -> {
              panel = new SetupPanel(services, desk, owner -> Optional.empty(), () -> {});
              return List.of(panel);
            });
    stage.setWidth(1440);
    stage.setHeight(900);
    window.show();
    return window;
  }

  @AfterEach
  void close() {
    ui.close();
    Ui.runFx(shell::close);
  }

  @Test
  void shows_those_with_a_key_first_and_where_it_comes_from() {
    assertThat(texts("#setup-providers"))
        .startsWith("Anthropic", ".env:3 ANTHROPIC_API_KEY", "OpenAI", "no key");
    assertThat(text("#setup-form-title")).isEqualTo("Anthropic");
    assertThat(prompt()).startsWith("sk-…3f9a");
  }

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
  void what_is_typed_outlives_that_the_configuration_is_read_again() {
    ui.press(KeyCode.CONTROL, KeyCode.L);
    ui.type(KEY);
    ui.press(KeyCode.F5);
    settle();
    assertThat(key()).isEqualTo(KEY);
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
    assertThat(ui.nodes()).noneMatch(SetupPanelTest::tells);
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

  private static boolean tells(Node node) {
    boolean text = node instanceof Labeled labeled && contains(labeled.getText());
    return text || contains(node.getAccessibleText());
  }

  private static boolean contains(@Nullable String text) {
    return text != null && text.contains(KEY);
  }

  private void choose(String provider) {
    Ui.runFx(() -> panel.model().select(provider));
    settle();
  }

  private void settle() {
    Ui.settle();
    Ui.await("settled", panel::settled);
  }

  private String prompt() {
    return ui.read("#setup-key", PasswordField.class, PasswordField::getPromptText);
  }

  private String key() {
    return ui.read("#setup-key", PasswordField.class, PasswordField::getText);
  }

  private String state(String layer) {
    return ui.read("#layer-" + layer + " .status-icon", Node.class, Node::getAccessibleText);
  }

  private String text(String selector) {
    return ui.read(selector, Labeled.class, Labeled::getText);
  }

  /** The visible texts below a node, in order. */
  private List<String> texts(String selector) {
    Node root = ui.find(selector);
    return Ui.onFx(
        () ->
            root.lookupAll("*").stream()
                .filter(node -> node instanceof Label || node instanceof Button)
                .map(node -> Objects.requireNonNullElse(((Labeled) node).getText(), ""))
                .filter(text -> !text.isEmpty())
                .toList());
  }
}
