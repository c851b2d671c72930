package dev.sage.console.setup;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What lies over the panel: a title, a sentence, the content, and buttons at the lower right. */
class Sheet extends VBox {
  private final HBox buttons = new HBox(8);

  /**
   * An empty sheet.
   *
   * @param lead what it is about, a sentence or two
   */
  Sheet(String id, String title, String lead, double width) {
    setId(id);
    getStyleClass().addAll("sheet", "setup-sheet");
    setPrefWidth(width);
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    Label words = new Label(lead);
    words.getStyleClass().add("secondary");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setManaged(!lead.isEmpty());
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(new VBox(4, heading, words), buttons);
  }

  /** Fills the sheet. */
  final void content(Node... nodes) {
    getChildren().remove(1, getChildren().size() - 1);
    getChildren().addAll(1, List.of(nodes));
    VBox.setVgrow(nodes[0], Priority.SOMETIMES);
  }

  /** Sets the buttons, the primary one last. */
  final void buttons(Node... nodes) {
    buttons.getChildren().setAll(nodes);
  }
}
