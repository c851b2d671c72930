package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The page of keys: every action in reach that has one, by category. */
final class KeysView extends VBox {
  KeysView(List<Action> actions) {
    setId("keys");
    getStyleClass().add("sheet");
    setPrefWidth(440);
    Label title = new Label(Texts.text("keys.title"));
    title.getStyleClass().add("sheet-title");
    VBox groups = new VBox(16);
    for (Action.Category category : Action.Category.values()) {
      List<Action> ofCategory =
          actions.stream()
              .filter(action -> action.category() == category && !action.keys().isEmpty())
              .toList();
      if (!ofCategory.isEmpty()) {
        groups.getChildren().add(group(category, ofCategory));
      }
    }
    ScrollPane scroll = new ScrollPane(groups);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(640);
    scroll.setAccessibleText(Texts.text("keys.title"));
    getChildren().setAll(title, scroll);
  }

  private static VBox group(Action.Category category, List<Action> actions) {
    Label heading = new Label(category.title());
    heading.getStyleClass().add("section-title");
    GridPane grid = new GridPane(16, 4);
    ColumnConstraints label = new ColumnConstraints();
    label.setHgrow(Priority.ALWAYS);
    ColumnConstraints keys = new ColumnConstraints();
    keys.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(label, keys);
    for (int i = 0; i < actions.size(); i++) {
      Label cap = new Label(actions.get(i).keyText());
      cap.getStyleClass().add("key-cap");
      grid.addRow(i, new Label(actions.get(i).label()), cap);
    }
    return new VBox(8, heading, grid);
  }
}
