package dev.sage.console.compare;

import dev.sage.console.control.Content;
import dev.sage.console.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An input for each variable of the prompt; not there when there is none. */
final class VariablesView extends VBox {
  private static final double NAME_WIDTH = 112;
  private static final int ROWS_SHOWN = 4;
  private static final double ROW = 32;

  private final GridPane rows = new GridPane(8, 4);

  VariablesView(PromptModel prompt) {
    super(4);
    Label title = new Label(Texts.text("compare.variables"));
    title.getStyleClass().add("section-title");
    ColumnConstraints name = new ColumnConstraints(NAME_WIDTH);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    rows.getColumnConstraints().setAll(name, value);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(ROWS_SHOWN * ROW);
    scroll.prefHeightProperty().bind(rows.heightProperty().add(2));
    scroll.minHeightProperty().bind(scroll.prefHeightProperty().map(h -> min(h.doubleValue())));
    getChildren().setAll(title, scroll);
    prompt.variables().subscribe(() -> show(prompt));
    show(prompt);
  }

  private static double min(double wanted) {
    return Math.min(wanted, ROWS_SHOWN * ROW);
  }

  private void show(PromptModel prompt) {
    rows.getChildren().clear();
    int row = 0;
    for (PromptModel.Variable variable : prompt.variables()) {
      Label name = new Label(variable.name());
      name.getStyleClass().addAll("mono", "variable-name");
      name.setTooltip(new Tooltip(variable.name()));
      TextField value = new TextField(variable.value().get());
      value.setId("variable-" + variable.name());
      value.setAccessibleText(Texts.text("compare.variable.name", variable.name()));
      value.setPromptText(Texts.text("compare.variable.prompt"));
      value.textProperty().bindBidirectional(variable.value());
      name.setLabelFor(value);
      rows.addRow(row++, name, Content.inside(value));
    }
    setVisible(row > 0);
    setManaged(row > 0);
  }
}
