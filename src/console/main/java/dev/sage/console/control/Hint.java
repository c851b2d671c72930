package dev.sage.console.control;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A tooltip that is made when the pointer comes to its node for the first time, and asked for its
 * words whenever it shows: a tooltip is a window, and a table has hundreds that nobody looks at. FX
 * thread only.
 */
public final class Hint {
  private static final double WIDTH = 440;
  private static final String WORDS = "sage.hint";
  private static final String HELP = "sage.hint.help";

  private Hint() {}

  /**
   * Gives the node a tooltip of those words, in place of the one before; a screen reader has them
   * as the node's help, as it has those of the toolkit's own tooltips.
   */
  public static void on(Node node, String words) {
    on(node, () -> words);
    node.getProperties().put(HELP, words);
    String hindrance = node.isDisable() ? Hindrance.of(node) : "";
    node.setAccessibleHelp(hindrance.isEmpty() ? words : hindrance);
  }

  /** What a screen reader has as the node's help while nothing hinders it; null where nothing. */
  static @Nullable String help(Node node) {
    return node.getProperties().get(HELP) instanceof String words ? words : null;
  }

  /** The words of the node's tooltip as they are now; empty where it has none. */
  public static String of(Node node) {
    return node.hasProperties() && node.getProperties().get(WORDS) instanceof Supplier<?> words
        ? String.valueOf(words.get())
        : "";
  }

  /** Gives the node a tooltip of those words, in place of the one before. */
  public static void on(Node node, Supplier<String> words) {
    if (node.getProperties().put(WORDS, words) != null) {
      return;
    }
    node.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent event) {
            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            Tooltip.install(node, tooltip(() -> of(node)));
          }
        });
  }

  private static Tooltip tooltip(Supplier<String> words) {
    Tooltip tooltip = new Tooltip(words.get());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDTH);
    tooltip.setOnShowing(event -> tooltip.setText(words.get()));
    tooltip.setOnShown(
        event -> {
          if (tooltip.getText().isEmpty()) {
            tooltip.hide();
          }
        });
    return tooltip;
  }
}
