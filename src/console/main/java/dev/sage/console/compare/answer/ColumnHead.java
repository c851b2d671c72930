package dev.sage.console.compare.answer;

import dev.sage.console.control.Icons;
import dev.sage.console.shell.ActionMenu;
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
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The letter of a column, whom it asks, its menu and its removal; a narrow one has the menu only.
 * FX thread only.
 */
public final class ColumnHead extends HBox {
  private static final double NARROW = 250;

  public ColumnHead(
      ColumnHost host,
      ColumnModel column,
      ColumnTools tools,
      ObservableList<TargetChoice> choices) {
    super(4);
    getStyleClass().add("answer-head");
    setAlignment(Pos.CENTER_LEFT);
    Label letter = new Label();
    letter.getStyleClass().add("column-letter");
    letter.setMinWidth(Region.USE_PREF_SIZE);
    letter.textProperty().bind(column.positionProperty().map(n -> column.letter()));
    FontIcon pin = Icons.of(Feather.MAP_PIN);
    pin.setAccessibleText(Texts.text("compare.column.pinned"));
    pin.visibleProperty().bind(tools.board().pinnedProperty().isEqualTo(column));
    pin.managedProperty().bind(pin.visibleProperty());
    TargetField target = new TargetField(column, choices);
    TargetPicker picker = target.picker();
    HBox.setHgrow(target, Priority.ALWAYS);
    letter.setLabelFor(picker);
    HBox.setMargin(letter, new Insets(0, 4, 0, 0));
    Button menu =
        ActionMenu.overflow(
            tools.overlays(),
            "",
            Texts.text("compare.column.menu"),
            () -> {
              tools.board().currentProperty().set(column);
              return tools.menu().get();
            });
    Button remove =
        Icons.button(
            Feather.X, Texts.text("compare.column.remove"), () -> tools.board().remove(column));
    remove
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(host::canRemove, host.columns())
                .and(widthProperty().greaterThan(NARROW)));
    HBox.setMargin(remove, new Insets(0, -4, 0, 0));
    remove.managedProperty().bind(remove.visibleProperty());
    column
        .positionProperty()
        .subscribe(
            position -> {
              picker.setId("target-" + column.letter());
              menu.setId("menu-" + column.letter());
              remove.setId("remove-" + column.letter());
            });
    getChildren().setAll(letter, pin, target, menu, remove);
  }
}
