package dev.sage.console.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a view shows when it has nothing: one sentence and what can be done. */
public final class EmptyState extends VBox {
  /**
   * A view without content.
   *
   * @param actions buttons, the first the likeliest; may be none
   */
  public EmptyState(Feather icon, String sentence, Node... actions) {
    super(12);
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMaxWidth(420);
    label.setAlignment(Pos.CENTER);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("empty-sentence");
    getChildren().addAll(Icons.of(icon), label);
    getChildren().addAll(actions);
  }
}
