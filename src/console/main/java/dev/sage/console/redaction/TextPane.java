package dev.sage.console.redaction;

import dev.sage.console.control.Content;
import dev.sage.console.control.EmptyState;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One of the two texts with its head: a title, what it is, and what can be done with it. */
final class TextPane extends BorderPane {
  private final Label about = new Label();
  private final HBox head;
  private final VBox top;
  private final StackPane place;
  private final EmptyState empty;

  TextPane(String title, MarkedArea area, EmptyState empty) {
    this.empty = empty;
    getStyleClass().add("text-pane");
    Label name = new Label(title);
    name.getStyleClass().add("section-title");
    name.setMinWidth(USE_PREF_SIZE);
    about.getStyleClass().add("secondary");
    about.setMinWidth(0);
    about.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(about, Priority.ALWAYS);
    head = new HBox(8, name, Content.mark(about));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("text-head");
    top = new VBox(head);
    setTop(top);
    empty.setPickOnBounds(false);
    place = new StackPane(Content.mark(area), empty);
    setCenter(place);
  }

  /** Says what the text is. */
  void about(String words) {
    about.setText(words);
  }

  /** Says what to do while there is no text. */
  void showEmpty(boolean shown) {
    empty.setVisible(shown);
    empty.setManaged(shown);
  }

  /** Adds something at the right of the head. */
  void tool(Node node) {
    head.getChildren().add(node);
  }

  /** Adds a line below the head. */
  void line(Node node) {
    top.getChildren().add(node);
  }
}
