package dev.sage.console.shell;

import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The line above a panel: its title, its tools, and at the right what is always there. */
final class TitleBar extends HBox {
  private final Label title = new Label();
  private final HBox tools = new HBox(8);

  TitleBar(ObservableList<Node> corner, Action palette, Action theme) {
    super(8);
    getStyleClass().add("title-bar");
    setAlignment(Pos.CENTER_LEFT);
    title.getStyleClass().add("panel-title");
    title.setId("panel-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    tools.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(tools, Priority.ALWAYS);
    Button find = ActionButtons.icon(palette, Feather.SEARCH);
    find.setText(palette.keyText());
    find.getStyleClass().add("palette-button");
    HBox always = new HBox(8);
    always.setAlignment(Pos.CENTER_RIGHT);
    always.setMinWidth(Region.USE_PREF_SIZE);
    Bindings.bindContent(always.getChildren(), corner);
    getChildren().setAll(title, tools, always, find, ActionButtons.icon(theme, Feather.MOON));
  }

  void show(Panel panel) {
    title.setText(panel.id().title());
    tools.getChildren().setAll(panel.tools().stream().toList());
  }
}
