package dev.sage.console.compare;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The letter of a column, whom it asks, and its removal. FX thread only. */
final class ColumnHead extends HBox {
  ColumnHead(CompareModel model, ColumnModel column, ObservableList<TargetChoice> choices) {
    super(4);
    getStyleClass().add("column-head");
    setAlignment(Pos.CENTER_LEFT);
    Label letter = new Label();
    letter.getStyleClass().add("column-letter");
    letter.setMinWidth(Region.USE_PREF_SIZE);
    letter.textProperty().bind(column.positionProperty().map(n -> column.letter()));
    TargetPicker picker = new TargetPicker(column, choices);
    HBox.setHgrow(picker, Priority.ALWAYS);
    letter.setLabelFor(picker);
    HBox.setMargin(letter, new Insets(0, 4, 0, 0));
    Button remove =
        Icons.button(Feather.X, Texts.text("compare.column.remove"), () -> model.remove(column));
    remove.visibleProperty().bind(Bindings.createBooleanBinding(model::canRemove, model.columns()));
    HBox.setMargin(remove, new Insets(0, -4, 0, 0));
    remove.managedProperty().bind(remove.visibleProperty());
    column
        .positionProperty()
        .subscribe(
            position -> {
              picker.setId("target-" + column.letter());
              remove.setId("remove-" + column.letter());
            });
    getChildren().setAll(letter, picker, remove);
  }
}
