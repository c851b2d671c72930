package dev.sage.console.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A suggestion: what would be written, and what it means. */
final class SuggestionCell extends ListCell<FilterHelp.Suggestion> {
  private final Label text = new Label();
  private final Label meaning = new Label();
  private final HBox row = new HBox(12, text, meaning);

  SuggestionCell() {
    text.getStyleClass().add("mono");
    text.setMinWidth(96);
    text.setTextOverrun(OverrunStyle.ELLIPSIS);
    meaning.getStyleClass().add("secondary");
    meaning.setMinWidth(0);
    meaning.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(meaning, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    row.prefWidthProperty().bind(widthProperty().subtract(24));
  }

  @Override
  protected void updateItem(FilterHelp.@Nullable Suggestion item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    text.setText(item.text());
    meaning.setText(item.meaning());
    setGraphic(row);
    setAccessibleText(item.text() + ". " + item.meaning());
  }
}
