package dev.sage.console.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fades and turns does not where the person wants no motion. */
class MotionTest {
  @TempDir private Path home;

  @Test
  void nothing_fades_in_and_nothing_turns_where_motion_is_reduced() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      assertThat(reduced(window)).as("by itself").isFalse();
      List<Double> seen = new CopyOnWriteArrayList<>();
      Region late = Ui.onFx(() -> watched(true, seen));
      Ui.settle();
      assertThat(seen).isEmpty();
      assertThat(Ui.onFx(late::getOpacity)).isEqualTo(1);
      Region turning = Ui.onFx(() -> turning(true));
      assertThat(Ui.onFx(() -> turning.isVisible() || turning.isManaged())).isFalse();

      Region moved = Ui.onFx(() -> watched(false, seen));
      Ui.await("it has faded in", () -> !seen.isEmpty() && moved.getOpacity() == 1);
      assertThat(seen).anyMatch(opacity -> opacity < 1);
      Region allowed = Ui.onFx(() -> turning(false));
      assertThat(Ui.onFx(() -> allowed.isVisible() && allowed.isManaged())).isTrue();
    }
  }

  @Test
  void the_choice_in_the_window_reaches_its_scene_and_is_there_again() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () ->
              window
                  .shell()
                  .actions()
                  .find("window.motion." + MotionChoice.REDUCED.key())
                  .orElseThrow()
                  .perform());
      assertThat(reduced(window)).isTrue();
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      assertThat(reduced(window)).isTrue();
    }
  }

  private static boolean reduced(ConsoleWindow window) {
    return Ui.onFx(() -> window.ui().scene().getPreferences().isReducedMotion());
  }

  /** A node that appears in a scene of its own; each opacity that it gets is written down. */
  private static Region watched(boolean reduced, List<Double> seen) {
    Region node = new Region();
    scene(node, reduced);
    node.opacityProperty().subscribe(now -> seen.add(now.doubleValue()));
    seen.clear();
    Motion.appear(node);
    return node;
  }

  private static Region turning(boolean reduced) {
    Region node = new Region();
    Motion.onlyWhileMoving(node);
    scene(node, reduced);
    return node;
  }

  private static void scene(Region node, boolean reduced) {
    new Scene(new Group(node)).getPreferences().setReducedMotion(reduced);
  }
}
