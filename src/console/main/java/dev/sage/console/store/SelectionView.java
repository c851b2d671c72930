package dev.sage.console.store;

import dev.sage.console.control.FilterField;
import dev.sage.console.control.Hindrance;
import dev.sage.console.streams.list.CallsHelp;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.KnownValues;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which calls are meant, to be exported or deleted. */
final class SelectionView extends VBox {
  private final CallsHelp help = new CallsHelp();
  private final FilterField filter;

  SelectionView(
      SelectionModel model,
      ObservableBooleanValue busy,
      Runnable export,
      Runnable delete,
      Button undelete) {
    super(8);
    filter = new FilterField("store-filter", model.filterProperty(), help);
    filter.field().setPromptText(Texts.text("store.filter.prompt"));
    filter.field().setAccessibleText(Texts.text("store.filter"));
    CheckBox pinned = new CheckBox(Texts.text("store.delete.pinned"));
    pinned.setId("store-delete-pinned");
    pinned.selectedProperty().bindBidirectional(model.pinnedTooProperty());
    Button out = button("store-export", "store.export", export);
    out.disableProperty().bind(model.goodProperty().not().or(held(busy)));
    Hindrance.of(out, Texts.text("need.export"));
    Button go = button("store-delete", "store.delete", delete);
    go.disableProperty()
        .bind(model.someProperty().not().or(model.measuringProperty()).or(held(busy)));
    Hindrance.of(go, Texts.text("need.selection-of-calls"));
    undelete.setMinWidth(USE_PREF_SIZE);
    HBox buttons = new HBox(8, out, go, undelete, pinned);
    buttons.setAlignment(Pos.CENTER_LEFT);
    Label said = new Label();
    said.setId("store-delete-size");
    said.getStyleClass().add("secondary");
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    said.textProperty().bind(model.saidProperty());
    said.managedProperty().bind(model.saidProperty().isNotEmpty());
    StackPane.setAlignment(filter.suggestions(), Pos.TOP_LEFT);
    StackPane below = new StackPane(new VBox(8, buttons, said), filter.suggestions());
    below.setAlignment(Pos.TOP_LEFT);
    getChildren().setAll(filter, below);
  }

  /** What the store knows, for suggestions. */
  void know(KnownValues values) {
    help.know(values);
  }

  private static BooleanExpression held(ObservableBooleanValue busy) {
    return BooleanExpression.booleanExpression(busy);
  }

  private static Button button(String id, String key, Runnable run) {
    Button button = new Button(Texts.text(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }
}
