package dev.sage.console.settings;

import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.OwnPrices;
import java.math.BigDecimal;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of prices, and the line in which one is edited. */
final class PricesView extends VBox {
  private static final int CENTS = 2;

  private static final double ROW = 26;
  private static final double FIGURE = 104;
  private static final double HEIGHT = 8 * ROW + 30;

  PricesView(PricesModel model) {
    super(8);
    TextField filter = field("filter", model.filterProperty(), -1);
    filter.setPromptText(Texts.text("settings.prices.filter"));
    TableView<OwnPrices.Row> table = table(model);
    TextField target = field("model", model.targetProperty(), -1);
    target.setPromptText("provider/model");
    HBox.setHgrow(target, Priority.ALWAYS);
    Button keep = button("keep", model::keep);
    Button remove = button("remove", model::remove);
    remove
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> {
                  OwnPrices.Row row = model.selectedProperty().get();
                  return row == null || !row.own();
                },
                model.selectedProperty()));
    Button undo = button("undo", model::undo);
    undo.disableProperty().bind(model.undoableProperty().not());
    Hindrance.of(undo, Texts.text("need.undo"));
    Hindrance.of(remove, Texts.text("need.own-price"));
    HBox line =
        new HBox(
            8,
            target,
            field("input", model.inputProperty(), FIGURE),
            field("cache", model.cacheReadProperty(), FIGURE),
            field("output", model.outputProperty(), FIGURE),
            keep,
            remove,
            undo);
    line.setAlignment(Pos.CENTER_LEFT);
    Label error = new Label();
    error.setId("settings-price-error");
    error.getStyleClass().addAll("secondary", "danger-text");
    error.setWrapText(true);
    error.setMinHeight(Region.USE_PREF_SIZE);
    error.textProperty().bind(model.errorProperty());
    error.managedProperty().bind(model.errorProperty().isNotEmpty());
    error.visibleProperty().bind(error.managedProperty());
    getChildren().setAll(filter, table, line, error);
  }

  private static TableView<OwnPrices.Row> table(PricesModel model) {
    TableView<OwnPrices.Row> table = new TableView<>(model.shown());
    table.setId("settings-prices");
    table.setAccessibleText(Texts.text("settings.prices"));
    table.setFixedCellSize(ROW);
    table.setPrefHeight(HEIGHT);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label none = new Label(Texts.text("settings.prices.none"));
    // There always are prices: without a filter they are still being read.
    none.visibleProperty().bind(model.filterProperty().isNotEmpty());
    table.setPlaceholder(none);
    table.getColumns().add(column("model", 0, PricesModel::name));
    table.getColumns().add(column("input", FIGURE, row -> figure(row.price().rates().input())));
    table.getColumns().add(column("cache", FIGURE, row -> figure(row.price().rates().cacheRead())));
    table.getColumns().add(column("output", FIGURE, row -> figure(row.price().rates().output())));
    table.getColumns().add(column("source", 0, PricesView::source));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> model.selectedProperty().set(row));
    return table;
  }

  /** With cents always, so that the points stand below each other where they can. */
  private static String figure(@Nullable BigDecimal amount) {
    if (amount == null) {
      return "–";
    }
    var exact = amount.stripTrailingZeros();
    return "$" + exact.setScale(Math.max(CENTS, exact.scale())).toPlainString();
  }

  private static String source(OwnPrices.Row row) {
    var read = row.price().read();
    if (row.own()) {
      return Texts.text("settings.prices.own");
    }
    return read == null
        ? Texts.text("settings.prices.built-in")
        : Texts.text("settings.prices.built-in.read", read);
  }

  private static TableColumn<OwnPrices.Row, String> column(
      String key, double width, Function<OwnPrices.Row, String> value) {
    TableColumn<OwnPrices.Row, String> column =
        new TableColumn<>(Texts.text("settings.prices.column." + key));
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
    column.setReorderable(false);
    if (width > 0) {
      column.setPrefWidth(width);
      column.setMinWidth(width);
      column.setMaxWidth(width);
      column.getStyleClass().add("figure");
      column.setStyle("-fx-alignment: CENTER-RIGHT;");
    } else {
      column.setPrefWidth(280);
    }
    return column;
  }

  private static TextField field(String key, StringProperty value, double width) {
    TextField field = new TextField();
    String name = Texts.text("settings.prices.field." + key);
    field.setId("settings-price-" + key);
    field.setAccessibleText(name);
    field.setPromptText(name);
    if (width > 0) {
      field.setPrefWidth(width);
      field.setMinWidth(width);
      field.setAlignment(Pos.CENTER_RIGHT);
    }
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private static Button button(String key, Runnable run) {
    Button button = new Button(Texts.text("settings.prices." + key));
    button.setId("settings-price-" + key);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    return button;
  }
}
