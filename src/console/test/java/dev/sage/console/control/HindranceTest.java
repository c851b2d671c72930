package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Tooltips;
import dev.sage.console.ui.Ui;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A control that can't be used says why: to the pointer over it and to a screen reader. */
class HindranceTest {
  @Test
  void the_pointer_over_a_disabled_control_shows_what_hinders_it() {
    try (Ui ui = open()) {
      Button save = (Button) ui.find("#save");
      assertThat(save.getAccessibleHelp()).isEqualTo("Write a name first.");
      new FxRobot().moveTo(save);
      Ui.await("the sentence", () -> "Write a name first.".equals(Tooltips.shown()));
      new FxRobot().moveTo("#other");
      Ui.await("nothing", () -> Tooltips.shown().isEmpty());
    }
  }

  @Test
  void a_control_that_can_be_used_says_nothing() {
    try (Ui ui = open()) {
      Button save = (Button) ui.find("#save");
      Ui.runFx(() -> save.setDisable(false));
      assertThat(save.getAccessibleHelp()).isNull();
      assertThat(Ui.onFx(() -> Hindrance.of(save))).isEmpty();
      Ui.runFx(() -> save.setDisable(true));
      assertThat(Ui.onFx(() -> Hindrance.of(save))).isEqualTo("Write a name first.");
    }
  }

  private static Ui open() {
    return Ui.open(
        stage -> {
          Button save = new Button("Save");
          save.setId("save");
          save.setDisable(true);
          Hindrance.of(save, "Write a name first.");
          Button other = new Button("Other");
          other.setId("other");
          VBox box = new VBox(60, save, other);
          Scene scene = new Scene(box, 300, 200);
          Hindrance.showIn(scene);
          stage.setScene(scene);
          stage.show();
        });
  }
}
