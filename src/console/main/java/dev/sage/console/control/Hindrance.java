package dev.sage.console.control;

import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a control can't be used now, in one sentence that says what must be so first. The toolkit
 * shows no tooltip over a disabled control, so the scene does; a screen reader has the sentence as
 * the control's help. FX thread only.
 */
public final class Hindrance {
  private static final String KEY = "sage.hindrance";
  private static final Duration FELT = Duration.millis(400);

  /** So far below the pointer, in pixels, that the pointer doesn't cover it. */
  private static final double BELOW = 16;

  private final PauseTransition waiting = new PauseTransition(FELT);
  private final Tooltip tip = new Tooltip();
  private @Nullable Node over;

  private Hindrance() {
    tip.setId("hindrance");
    tip.setWrapText(true);
    tip.setMaxWidth(360);
  }

  /** Says of a node what hinders it while it is disabled. */
  public static void of(Node node, String sentence) {
    node.getProperties().put(KEY, sentence);
    node.setAccessibleHelp(node.isDisable() ? sentence : Hint.help(node));
    if (node.getProperties().putIfAbsent(KEY + ".followed", true) == null) {
      node.disableProperty()
          .subscribe(disabled -> node.setAccessibleHelp(disabled ? said(node) : Hint.help(node)));
    }
  }

  /**
   * What hinders a node, or what it stands in; empty where it is not disabled or nothing is said.
   */
  public static String of(Node node) {
    Node disabled = disabled(node);
    return disabled == null ? "" : said(disabled);
  }

  private static String said(Node node) {
    return node.hasProperties() && node.getProperties().get(KEY) instanceof String sentence
        ? sentence
        : "";
  }

  private static @Nullable Node disabled(@Nullable Node node) {
    Node at = node;
    while (at != null && !at.isDisable()) {
      at = at.getParent();
    }
    return at;
  }

  /** Shows it in that scene, over whatever is disabled there. */
  public static void showIn(Scene scene) {
    Hindrance shown = new Hindrance();
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, shown::moved);
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> shown.leave());
    scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> shown.left(event, scene));
  }

  private void left(MouseEvent event, Scene scene) {
    if (Objects.equals(event.getTarget(), scene) || Objects.equals(event.getTarget(), over)) {
      leave();
    }
  }

  private void moved(MouseEvent event) {
    Node now = under(event);
    if (Objects.equals(now, over)) {
      return;
    }
    leave();
    String sentence = now == null ? "" : said(now);
    if (now == null || sentence.isEmpty()) {
      return;
    }
    over = now;
    double x = event.getScreenX();
    double y = event.getScreenY() + BELOW;
    waiting.setOnFinished(
        after -> {
          if (now.getScene() != null && now.isDisable()) {
            tip.setText(said(now));
            tip.show(now, x, y);
          }
        });
    waiting.playFromStart();
  }

  /** What is disabled there: the toolkit looks through it and picks what it stands in. */
  private static @Nullable Node under(MouseEvent event) {
    if (!(event.getPickResult().getIntersectedNode() instanceof Parent parent)) {
      return null;
    }
    return parent.getChildrenUnmodifiable().reversed().stream()
        .filter(child -> child.isDisable() && child.isVisible())
        .filter(child -> child.contains(child.sceneToLocal(event.getSceneX(), event.getSceneY())))
        .findFirst()
        .orElse(null);
  }

  private void leave() {
    over = null;
    waiting.stop();
    tip.hide();
  }
}
