package dev.sage.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.Services;
import dev.sage.console.shell.Shell;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HomeTest {
  private static final List<Scenario> SCENARIOS =
      List.of(
          new Scenario("clean", "Clean stream", "Even pace, a proper end: how it should be."),
          new Scenario("bursts", "Bursts", "Two seconds of silence between bursts of tokens."),
          new Scenario("tool", "Huge tool argument", "A tool call whose argument is over 100 kB."),
          new Scenario("reasoning", "Reasoning", "The model thinks first, then it answers."),
          new Scenario("rate-limit", "Rate limit", "Refused with 429, then accepted after a wait."),
          new Scenario(
              "error-after-200", "Error after 200", "It begins well and fails in the middle."),
          new Scenario(
              "truncated",
              "Truncated",
              "The connection ends in the middle of a sentence, without a finish reason or an end"
                  + " marker: the text looks complete to a client that does not check."),
          new Scenario(
              "role-only", "Role-only chunk", "An empty first chunk that fools a naive TTFT."));

  private final List<String> done = new ArrayList<>();
  @TempDir private Path home;
  private Ui ui;
  private Shell shell;

  @BeforeEach
  void open() {
    AtomicReference<Shell> built = new AtomicReference<>();
    ui = Ui.open(stage -> built.set(show(stage)));
    shell = Objects.requireNonNull(built.get());
  }

  @AfterEach
  void close() {
    ui.close();
    Ui.runFx(shell::close);
  }

  @Test
  void makes_tiles_high_enough_for_what_they_say() {
    List<Node> cut =
        ui.nodes().stream()
            .filter(ScenarioTile.class::isInstance)
            .filter(tile -> Ui.onFx(() -> cut((ScenarioTile) tile)))
            .toList();
    assertThat(cut).isEmpty();
  }

  private static boolean cut(ScenarioTile tile) {
    Bounds inside = tile.localToScene(tile.getBoundsInLocal());
    Pane box = (Pane) tile.getGraphic();
    return box.getChildren().stream()
        .map(child -> child.localToScene(child.getLayoutBounds()))
        .anyMatch(
            child -> child.getMaxY() > inside.getMaxY() || child.getMinY() < inside.getMinY());
  }

  @Test
  void runs_the_scenario_behind_a_tile() {
    ui.click("#scenario-bursts");
    assertThat(done).containsExactly("scenario bursts");
  }

  @Test
  void uses_a_variable_only_after_a_click() {
    assertThat(done).isEmpty();
    ui.click("#variable-OPENAI_API_KEY");
    assertThat(done).containsExactly("variable OPENAI_API_KEY");
  }

  @Test
  void names_everything_that_can_get_the_focus() {
    assertThat(ui.unnamed()).isEmpty();
    ui.press(KeyCode.CONTROL, KeyCode.K);
    assertThat(ui.unnamed()).isEmpty();
    ui.press(KeyCode.ESCAPE);
    ui.press(KeyCode.F1);
    assertThat(ui.unnamed()).isEmpty();
    ui.press(KeyCode.ESCAPE);
    shell.services().problems().report("It failed.", "Try again.", new IllegalStateException());
    Ui.runFx(() -> shell.services().notices().show(Notices.Kind.ERROR, "It failed."));
    ui.click("#window-problems");
    assertThat(ui.unnamed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ThemeChoice.class)
  void leaves_pictures_for_a_person_to_look_at(ThemeChoice theme) {
    Ui.runFx(() -> shell.themes().choiceProperty().set(theme));
    Pictures.take(ui, "home-" + theme.key());
    ui.press(KeyCode.CONTROL, KeyCode.K);
    ui.type("the");
    Pictures.take(ui, "palette-" + theme.key());
    ui.press(KeyCode.ESCAPE);
    ui.press(KeyCode.F1);
    Pictures.take(ui, "keys-" + theme.key());
    ui.press(KeyCode.ESCAPE);
    shell
        .services()
        .problems()
        .report(
            "The disk is full, so the last frames of call 12 were not stored.",
            "Make room, then run the prompt again.",
            new IllegalStateException("SQLITE_FULL"));
    Ui.runFx(
        () -> {
          shell.services().notices().show(Notices.Kind.DONE, "Two answers are stored.");
          shell.services().notices().show(Notices.Kind.ERROR, "The disk is full.");
        });
    ui.click("#window-problems");
    Path picture = Pictures.take(ui, "problems-" + theme.key());
    assertThat(picture).isNotEmptyFile();
  }

  private Shell show(Stage stage) {
    Shell window =
        new Shell(
            stage, new Shell.Options(home, InstantSource.system(), text -> text), this::panels);
    stage.setWidth(1440);
    stage.setHeight(900);
    window.show();
    return window;
  }

  private List<Panel> panels(Services services) {
    HomeActions actions =
        new HomeActions() {
          @Override
          public void openFiles() {}

          @Override
          public void runScenario(Scenario scenario) {
            done.add("scenario " + scenario.id());
          }

          @Override
          public void openRecording(Path folder) {
            done.add("recording " + folder);
          }

          @Override
          public void useVariable(String name) {
            done.add("variable " + name);
          }

          @Override
          public void lookAround() {
            done.add("look around");
          }

          @Override
          public void addKey() {
            done.add("add key");
          }
        };
    return List.of(
        new HomePanel(
            new HomeContent(SCENARIOS, List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY")), actions));
  }
}
