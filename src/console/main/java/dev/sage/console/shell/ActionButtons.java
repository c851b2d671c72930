package dev.sage.console.shell;

import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/**
 * Buttons that do an {@link Action}: label, tooltip, key and possibility come from it. The node's
 * id is the action's with hyphens: {@code #compare-run}.
 */
public final class ActionButtons {
  private ActionButtons() {}

  /** A button with the action's label. */
  public static Button text(Action action) {
    Button button = new Button(action.label());
    return bind(button, action);
  }

  /** The one primary button of a panel. */
  public static Button primary(Action action) {
    Button button = text(action);
    button.getStyleClass().add("accent");
    return button;
  }

  /** A button that is only an icon. */
  public static Button icon(Action action, Feather icon) {
    return bind(Icons.button(icon, action.label(), () -> {}), action);
  }

  private static Button bind(Button button, Action action) {
    button.setId(action.id().replace('.', '-'));
    Hint.on(button, action.tooltip());
    button.setAccessibleText(action.label());
    button.disableProperty().bind(Bindings.not(action.enabled()));
    Hindrance.of(button, action.need());
    button.setOnAction(event -> action.perform());
    return button;
  }
}
