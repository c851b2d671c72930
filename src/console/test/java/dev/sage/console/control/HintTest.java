package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Tooltips;
import dev.sage.console.ui.Ui;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Words for the pointer, made when it comes, and for a screen reader. */
class HintTest {

  @Test
  void is_made_when_the_pointer_comes_and_says_what_holds_then() {
    try (Ui ui = open()) {
      Label name = (Label) ui.find("#name");
      assertThat(Ui.onFx(() -> Hint.of(name))).isEqualTo("long");
      Ui.runFx(() -> name.setText("longer"));
      over("#name");
      Ui.await("its words", () -> Tooltips.shown().equals("longer"));
      over("#save");
      Ui.await("the button's", () -> Tooltips.shown().equals("Keep it"));
      Ui.runFx(() -> Hint.on(ui.find("#save"), "Keep it again"));
      over("#name");
      over("#save");
      Ui.await("the new ones", () -> Tooltips.shown().equals("Keep it again"));
    }
  }

  @Test
  void nothing_is_shown_where_there_is_nothing_to_say() {
    try (Ui ui = open()) {
      Ui.runFx(() -> ((Label) ui.find("#name")).setText(""));
      assertThat(Ui.onFx(() -> Hint.of(ui.find("#name")))).isEmpty();
      assertThat(Ui.onFx(() -> Hint.of(ui.find("#plain")))).isEmpty();
    }
  }

  @Test
  void a_screen_reader_has_it_as_help_unless_something_hinders() {
    try (Ui ui = open()) {
      Button save = (Button) ui.find("#save");
      assertThat(save.getAccessibleHelp()).isEqualTo("Keep it");
      Ui.runFx(() -> Hindrance.of(save, "Write a name first."));
      assertThat(save.getAccessibleHelp()).isEqualTo("Keep it");
      Ui.runFx(() -> save.setDisable(true));
      assertThat(save.getAccessibleHelp()).isEqualTo("Write a name first.");
      Ui.runFx(() -> Hint.on(save, "Keep it so"));
      assertThat(save.getAccessibleHelp()).isEqualTo("Write a name first.");
      Ui.runFx(() -> save.setDisable(false));
      assertThat(save.getAccessibleHelp()).isEqualTo("Keep it so");
    }
  }

  /** Tooltips begin with a movement over their node. */
  private static void over(String node) {
    new FxRobot().moveTo(node).moveBy(2, 0);
  }

  private static Ui open() {
    return Ui.open(
        stage -> {
          Label name = new Label("long");
          name.setId("name");
          Hint.on(name, name::getText);
          Button save = new Button("Save");
          save.setId("save");
          Hint.on(save, "Keep it");
          Label plain = new Label("plain");
          plain.setId("plain");
          VBox box = new VBox(60, name, save, plain);
          stage.setScene(new Scene(box, 300, 260));
          stage.show();
        });
  }
}
