package dev.sage.console.setup;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.ModelInfo;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The models that were found, and a line to search them. */
final class ModelsView extends VBox {
  private static final double ROW = 26;
  private static final int ROWS = 10;

  ModelsView(List<ModelInfo> models) {
    super(4);
    setId("setup-models");
    FilteredList<String> shown =
        new FilteredList<>(
            FXCollections.observableArrayList(models.stream().map(ModelInfo::id).toList()));
    Label heading = new Label();
    heading.getStyleClass().add("section-title");
    heading
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    shown.size() == models.size()
                        ? Texts.text("setup.models", Format.count(models.size()))
                        : Texts.text(
                            "setup.models.some",
                            Format.count(shown.size()),
                            Format.count(models.size())),
                shown));
    heading.setMinWidth(USE_PREF_SIZE);
    TextField filter = new TextField();
    filter.setId("setup-models-filter");
    filter.setPromptText(Texts.text("setup.models.filter"));
    filter.setAccessibleText(Texts.text("setup.models.filter"));
    filter
        .textProperty()
        .subscribe(
            typed -> {
              String wanted = typed.strip().toLowerCase(Locale.ROOT);
              shown.setPredicate(id -> id.toLowerCase(Locale.ROOT).contains(wanted));
            });
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox line = new HBox(16, heading, filter);
    line.setAlignment(Pos.CENTER_LEFT);
    ListView<String> list = new ListView<>(shown);
    list.setId("setup-models-list");
    list.setAccessibleText(Texts.text("setup.models.name"));
    list.setFixedCellSize(ROW);
    list.setPrefHeight(ROW * Math.clamp(models.size(), 2, ROWS) + 2);
    list.setPlaceholder(new Label(Texts.text("setup.models.none")));
    list.getStyleClass().add("setup-models-list");
    getChildren().setAll(line, list);
  }
}
