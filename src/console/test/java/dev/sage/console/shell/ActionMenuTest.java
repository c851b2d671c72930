package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionMenuTest {
  private final List<String> done = new ArrayList<>();
  private final Overlays overlays = new Overlays();
  private final SimpleBooleanProperty possible = new SimpleBooleanProperty(false);
  private Ui ui;

  @BeforeEach
  void open() {
    ui =
        Ui.open(
            600,
            400,
            () -> {
              Button more = ActionMenu.overflow(overlays, "more", "More", this::actions);
              Button corner = new Button("Corner");
              corner.setId("corner");
              ActionMenu.attach(corner, overlays, this::actions);
              StackPane.setAlignment(more, Pos.TOP_LEFT);
              StackPane.setAlignment(corner, Pos.BOTTOM_RIGHT);
              return new StackPane(more, corner, overlays.node());
            });
  }

  @AfterEach
  void close() {
    ui.close();
  }

  private List<Action> actions() {
    return List.of(
        action("window.palette", Action.Category.RUN, "Run it"),
        action("window.keys", Action.Category.EDIT, "Cut it").when(possible, "call"),
        action("window.theme", Action.Category.EDIT, "Copy it").on("Ctrl+C"));
  }

  private Action action(String id, Action.Category category, String label) {
    return Action.of(id, category, () -> done.add(label)).labelled(label);
  }

  @Test
  void does_the_action_that_is_clicked_and_is_gone() {
    ui.click("#more");
    ui.click("#menu-window-theme");
    assertThat(done).containsExactly("Copy it");
    assertThat(ui.has("#action-menu")).isFalse();
  }

  @Test
  void moves_by_arrows_past_what_cannot_be_done_and_round() {
    ui.click("#more");
    ui.press(KeyCode.DOWN);
    assertThat(focus()).isEqualTo("menu-window-theme");
    ui.press(KeyCode.DOWN);
    assertThat(focus()).isEqualTo("menu-window-palette");
    ui.press(KeyCode.UP);
    ui.press(KeyCode.ENTER);
    assertThat(done).containsExactly("Copy it");
  }

  @Test
  void goes_to_what_begins_with_the_typed_letter() {
    ui.click("#more");
    ui.type("c");
    assertThat(focus()).isEqualTo("menu-window-theme");
  }

  @Test
  void gives_the_focus_back_where_it_was() {
    Ui.runFx(() -> ui.find("#corner").requestFocus());
    ui.press(KeyCode.SHIFT, KeyCode.F10);
    assertThat(ui.has("#action-menu")).isTrue();
    ui.press(KeyCode.ENTER);
    assertThat(done).containsExactly("Run it");
    assertThat(focus()).isEqualTo("corner");
  }

  @Test
  void stays_inside_the_window() {
    Ui.runFx(() -> ui.find("#corner").requestFocus());
    ui.press(KeyCode.CONTEXT_MENU);
    Bounds menu =
        ui.read("#action-menu", Node.class, node -> node.localToScene(node.getBoundsInLocal()));
    Bounds corner =
        ui.read("#corner", Node.class, node -> node.localToScene(node.getBoundsInLocal()));
    assertThat(menu.getMaxX()).isLessThanOrEqualTo(600);
    assertThat(menu.getMaxY()).isLessThanOrEqualTo(corner.getMinY() + 1);
  }

  @Test
  void says_the_key_to_a_screen_reader() {
    ui.click("#more");
    assertThat(ui.read("#menu-window-theme", Button.class, Node::getAccessibleText))
        .isEqualTo("Copy it (Ctrl+C)");
  }

  private String focus() {
    return Ui.onFx(() -> ui.scene().getFocusOwner().getId());
  }
}
