package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
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

  private Shell show(Stage stage) {
    Shell window =
        new Shell(
            stage,
            new Shell.Options(home, InstantSource.system(), text -> text),
            services -> List.of(new Sample(PanelId.STREAMS), new Sample(PanelId.COMPARE)));
    window.show();
    return window;
  }

  @AfterEach
  void close() {
    ui.close();
    Ui.runFx(shell::close);
  }

  @Test
  void shows_the_panels_in_the_order_of_their_numbers() {
    assertThat(ui.has("#rail-compare")).isTrue();
    assertThat(ui.has("#rail-streams")).isTrue();
    assertThat(ui.has("#rail-setup")).isFalse();
    assertThat(title()).isEqualTo("Compare");
  }

  @Test
  void opens_a_panel_by_its_number() {
    ui.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    assertThat(title()).isEqualTo("Streams");
  }

  @Test
  void finds_an_action_by_a_few_letters_and_does_it() {
    ui.press(KeyCode.CONTROL, KeyCode.K);
    ui.type("goto st");
    ui.press(KeyCode.ENTER);
    assertThat(title()).isEqualTo("Streams");
    assertThat(ui.has("#palette")).isFalse();
  }

  @Test
  void closes_the_topmost_with_escape_and_gives_the_focus_back() {
    Ui.runFx(() -> ui.find("#input-compare").requestFocus());
    ui.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    assertThat(ui.has("#palette")).isTrue();
    ui.press(KeyCode.ESCAPE);
    assertThat(ui.has("#palette")).isFalse();
    assertThat(ui.read("#input-compare", TextField.class, Node::isFocused)).isTrue();
  }

  @Test
  void leaves_single_letters_to_a_field_that_has_the_focus() {
    Ui.runFx(() -> ui.find("#input-compare").requestFocus());
    ui.type("j");
    assertThat(done).isEmpty();
    Ui.runFx(() -> ui.find("#list-compare").requestFocus());
    ui.type("j");
    assertThat(done).containsExactly("COMPARE next");
  }

  @Test
  void does_the_action_of_another_panel_from_the_palette_after_showing_it() {
    ui.press(KeyCode.CONTROL, KeyCode.K);
    ui.type("streams next");
    ui.press(KeyCode.ENTER);
    assertThat(done).containsExactly("STREAMS next");
    assertThat(title()).isEqualTo("Streams");
  }

  @Test
  void lists_a_reported_problem_behind_the_status_bar() {
    shell.services().problems().report("The disk is full.", "Make room.");
    Ui.settle();
    ui.click("#window-problems");
    assertThat(ui.has("#problems")).isTrue();
  }

  private String title() {
    return ui.read("#panel-title", Label.class, Label::getText);
  }

  private final class Sample implements Panel {
    private final PanelId id;
    private final StackPane view;

    Sample(PanelId id) {
      this.id = id;
      TextField input = new TextField();
      input.setId("input-" + id.key());
      StackPane list = new StackPane();
      list.setId("list-" + id.key());
      list.setFocusTraversable(true);
      view = new StackPane(list, input);
    }

    @Override
    public PanelId id() {
      return id;
    }

    @Override
    public Node view() {
      return view;
    }

    @Override
    public List<Action> actions() {
      return List.of(
          Action.of("window.keys", Action.Category.LOOK, () -> done.add(id + " next"))
              .labelled("Next row")
              .on("j"));
    }
  }
}
