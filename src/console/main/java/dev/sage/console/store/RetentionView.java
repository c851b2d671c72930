package dev.sage.console.store;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.settings.ConfigField;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.Typed;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How long what is kept, with what that means now. */
final class RetentionView extends VBox {
  private static final double VALUE = 112;

  RetentionView(RetentionModel model, Consumer<Typed> keep) {
    super(8);
    GridPane fields = new GridPane(12, 4);
    for (RetentionModel.Field field : RetentionModel.Field.values()) {
      String key = "store.keep." + field.key();
      TextField text =
          new ConfigField("store-keep-" + field.key(), key, VALUE, model.fields().value(field));
      Label label = new Label(Texts.text(key));
      label.setMinWidth(USE_PREF_SIZE);
      Label source = new Label();
      source.getStyleClass().add("secondary");
      source.setMinWidth(0);
      source.textProperty().bind(model.fields().source(field));
      Hint.on(source, source::getText);
      Content.mark(source);
      GridPane.setHgrow(source, Priority.ALWAYS);
      fields.addRow(fields.getRowCount(), label, Content.inside(text), source);
    }
    Label forecast = line("store-keep-forecast", "secondary");
    forecast
        .textProperty()
        .bind(
            Bindings.when(model.countingProperty())
                .then(Texts.text("store.keep.counting.now"))
                .otherwise(model.forecastProperty()));
    Label wrong = line("store-keep-wrong", "danger-text");
    wrong.textProperty().bind(model.wrongProperty());
    wrong.managedProperty().bind(model.wrongProperty().isNotEmpty());
    wrong.visibleProperty().bind(wrong.managedProperty());
    forecast.managedProperty().bind(wrong.managedProperty().not());
    forecast.visibleProperty().bind(forecast.managedProperty());
    Button save = new Button(Texts.text("store.keep.save"));
    save.setId("store-keep-save");
    save.setMinWidth(USE_PREF_SIZE);
    save.disableProperty().bind(model.savableProperty().not());
    Hindrance.of(save, Texts.text("need.retention"));
    save.setOnAction(event -> keep.accept(model.read()));
    VBox words = new VBox(forecast, wrong);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox foot = new HBox(12, words, save);
    foot.setAlignment(Pos.TOP_LEFT);
    getChildren().setAll(fields, foot);
  }

  private static Label line(String id, String style) {
    Label line = new Label();
    line.setId(id);
    line.getStyleClass().add(style);
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    return line;
  }
}
