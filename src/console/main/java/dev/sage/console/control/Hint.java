package dev.sage.console.control;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * A tooltip that is made when the pointer comes to its node for the first time, and asked for its
 * words whenever it shows: a tooltip is a window, and a table has hundreds that nobody looks at. FX
 * thread only.
 */
public final class Hint {
  private static final double WIDTH = 440;

  private Hint() {}

  /** Gives the node a tooltip of those words. */
  public static void on(Node node, Supplier<String> words) {
    node.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent event) {
            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            Tooltip.install(node, tooltip(words));
          }
        });
  }

  private static Tooltip tooltip(Supplier<String> words) {
    Tooltip tooltip = new Tooltip(words.get());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDTH);
    tooltip.setOnShowing(event -> tooltip.setText(words.get()));
    return tooltip;
  }
}
