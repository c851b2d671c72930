package dev.sage.console.shell;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The strip at the left: one button for each panel that works, each with its fixed number. */
final class Rail extends VBox {
  private final Map<PanelId, ToggleButton> buttons = new EnumMap<>(PanelId.class);
  private final ToggleGroup group = new ToggleGroup();

  Rail(List<PanelId> panels, Navigator navigator) {
    getStyleClass().add("rail");
    setId("rail");
    for (PanelId id : panels) {
      ToggleButton button = new ToggleButton(String.valueOf(id.number()), Icons.of(id.icon()));
      if (id == PanelId.HOME) {
        button.setText(null);
      }
      button.setId("rail-" + id.key());
      button.setContentDisplay(ContentDisplay.TOP);
      button.setToggleGroup(group);
      button.getStyleClass().add("rail-button");
      button.setAccessibleText(id.title());
      Hint.on(button, Texts.text("rail.tooltip", id.title(), id.number()));
      button.setOnAction(event -> navigator.open(id));
      buttons.put(id, button);
      getChildren().add(button);
    }
  }

  void select(PanelId id) {
    ToggleButton button = buttons.get(id);
    if (button != null) {
      group.selectToggle(button);
    }
  }
}
