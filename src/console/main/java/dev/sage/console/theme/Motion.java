package dev.sage.console.theme;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Duration;

/**
 * The little that moves: something may fade in when it appears. The preferences of the scene say
 * whether it may. FX thread only.
 */
public final class Motion {
  private static final Duration APPEARING = Duration.millis(120);

  private Motion() {}

  /** Lets the node, which has just come into the scene, fade in. */
  public static void appear(Node node) {
    Scene scene = node.getScene();
    if (scene == null || scene.getPreferences().isReducedMotion()) {
      return;
    }
    FadeTransition fade = new FadeTransition(APPEARING, node);
    fade.setFromValue(0);
    fade.setToValue(1);
    fade.setInterpolator(Interpolator.EASE_OUT);
    fade.play();
  }

  /** Takes away what does nothing but move where nothing should. */
  public static void onlyWhileMoving(Node node) {
    ObservableValue<Boolean> reduced =
        node.sceneProperty()
            .flatMap(scene -> scene.getPreferences().reducedMotionProperty())
            .orElse(false);
    BooleanBinding moving = Bindings.createBooleanBinding(() -> !reduced.getValue(), reduced);
    node.visibleProperty().bind(moving);
    node.managedProperty().bind(moving);
  }
}
