package dev.sage.console.setup;

import dev.sage.console.control.CopyRequest;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.text.Texts;
import dev.sage.llm.check.CheckReport;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the provider has told beside the models: address, organisation, request id, limits. */
final class FactsView extends VBox {
  private static final double NAME = 136;

  FactsView(CheckReport report) {
    super(4);
    setId("setup-facts");
    Label heading = new Label(Texts.text("setup.facts"));
    heading.getStyleClass().add("section-title");
    Map<String, String> facts = new LinkedHashMap<>();
    if (report.url() != null) {
      facts.put(Texts.text("setup.facts.url"), report.url().toString());
    }
    facts.putAll(report.facts());
    GridPane grid = new GridPane(8, 0);
    ColumnConstraints names = new ColumnConstraints(NAME);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(names, values);
    int line = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      Label name = new Label(fact.getKey());
      name.getStyleClass().add("secondary");
      grid.addRow(line++, name, value(fact));
    }
    getChildren().setAll(heading, grid);
  }

  private static HBox value(Map.Entry<String, String> fact) {
    IdLabel value = new IdLabel(fact.getValue());
    value.getStyleClass().add("secondary-size");
    HBox box = new HBox(4, value);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinHeight(28);
    var copy =
        Icons.button(
            Feather.COPY,
            Texts.text("setup.facts.copy", fact.getKey()),
            () -> CopyRequest.fire(box, fact.getValue()));
    box.getChildren().add(copy);
    return box;
  }
}
