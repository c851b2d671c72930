package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.ui.Focus;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panels at every size, in a window of 1280×800. */
class ScalingTest {
  @TempDir private Path home;

  @Test
  void no_button_is_cut_at_any_size() {
    Map<String, String> cut = new TreeMap<>();
    try (ConsoleWindow window = open()) {
      for (double size : Appearance.SIZES) {
        for (PanelId panel : List.of(PanelId.COMPARE, PanelId.STREAMS)) {
          Ui.runFx(
              () -> {
                window.shell().services().appearance().sizeProperty().set(size);
                window.shell().services().navigator().open(panel);
              });
          Ui.await("the panel", window.panels().streams()::settled);
          Ui.onFx(() -> cut(window))
              .forEach(what -> cut.putIfAbsent(what, what + " at " + size + " in " + panel));
        }
      }
    }
    assertThat(cut.values()).isEmpty();
  }

  @Test
  void what_gets_the_focus_comes_into_sight_where_the_window_is_too_small() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> window.shell().services().appearance().sizeProperty().set(2));
      Node last = window.ui().find("#window-theme");
      assertThat(inSight(last)).as("at the upper right, before").isFalse();
      Ui.runFx(last::requestFocus);
      assertThat(inSight(last)).as("with the focus").isTrue();
      Node first = window.ui().find("#rail-home");
      Ui.runFx(first::requestFocus);
      assertThat(inSight(first)).as("at the left, with the focus").isTrue();
    }
  }

  private ConsoleWindow open() {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(
        () -> {
          window.ui().stage().setWidth(1280);
          window.ui().stage().setHeight(800);
          window.shell().services().navigator().open(PanelId.COMPARE);
          window.panels().compare().runWith(List.of("sim-openai/clean", "sim-openai/tool"), "");
        });
    Ui.await("answers", window.panels().compare()::idle);
    Ui.runFx(() -> window.panels().streams().openNewest());
    return window;
  }

  private static List<String> cut(ConsoleWindow window) {
    List<String> cut = new ArrayList<>();
    for (Node node : window.ui().scene().getRoot().lookupAll("*")) {
      if (node instanceof ButtonBase button
          && button.getText() != null
          && !button.getText().isEmpty()
          && shown(button)
          && button.lookup(".text") instanceof Text text
          && !text.getText().equals(button.getText())) {
        cut.add(Focus.describe(button) + " reads " + text.getText());
      }
    }
    return cut;
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean inSight(Node node) {
    return Ui.onFx(
        () -> {
          node.getScene().getRoot().layout();
          Bounds at = node.localToScene(node.getLayoutBounds());
          return at.getMinX() >= 0
              && at.getMinY() >= 0
              && at.getMaxX() <= node.getScene().getWidth()
              && at.getMaxY() <= node.getScene().getHeight();
        });
  }
}
