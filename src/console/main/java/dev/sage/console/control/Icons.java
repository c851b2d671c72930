package dev.sage.console.control;

import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The one outline set of icons, at its one size. */
public final class Icons {
  private Icons() {}

  /** An icon that only decorates a text beside it. */
  public static FontIcon of(Feather icon) {
    FontIcon node = new FontIcon(icon);
    node.setFocusTraversable(false);
    return node;
  }

  /** A button that is only an icon; the text is its tooltip and its accessible name. */
  public static Button button(Feather icon, String text, Runnable run) {
    Button button = new Button(null, of(icon));
    button.getStyleClass().addAll("flat", "icon-button");
    Hint.on(button, text);
    button.setAccessibleText(text);
    button.setOnAction(event -> run.run());
    return button;
  }
}
