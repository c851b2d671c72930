package dev.sage.console.redaction;

import dev.sage.console.control.Hint;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.Sink;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The line above the texts: where the text goes, and what becomes of contents there. */
final class SinkBar extends HBox {
  SinkBar(RedactionModel model, RedactionActions actions) {
    super(16);
    setId("redaction-sinks");
    getStyleClass().add("sink-bar");
    setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox contents = new HBox(12);
    contents.setAlignment(Pos.CENTER_LEFT);
    for (ContentClass type : ContentClass.values()) {
      contents.getChildren().add(content(model, type));
    }
    Button reset = ActionButtons.text(actions.reset());
    reset.setText(Texts.text("redaction.reset.button"));
    reset.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(tabs(model), space, contents, reset);
  }

  private static Node tabs(RedactionModel model) {
    HBox tabs = new HBox();
    tabs.getStyleClass().add("segments");
    tabs.setAlignment(Pos.CENTER_LEFT);
    ToggleGroup group = new ToggleGroup();
    Sink[] sinks = Sink.values();
    for (int i = 0; i < sinks.length; i++) {
      Sink sink = sinks[i];
      ToggleButton tab = new ToggleButton(RedactionModel.name(sink));
      tab.setId("redaction-sink-" + sink.json());
      tab.setToggleGroup(group);
      tab.setMinWidth(USE_PREF_SIZE);
      tab.getStyleClass()
          .add(i == 0 ? "left-pill" : i == sinks.length - 1 ? "right-pill" : "center-pill");
      Hint.on(tab, Texts.text("redaction.sink." + sink.json() + ".tooltip"));
      tab.setOnAction(
          event -> {
            model.sinkProperty().set(sink);
            // One is always chosen.
            tab.setSelected(true);
          });
      model.sinkProperty().subscribe(now -> tab.setSelected(now == sink));
      tabs.getChildren().add(tab);
    }
    return tabs;
  }

  private static Node content(RedactionModel model, ContentClass type) {
    String name = Texts.text("redaction.content." + type.json());
    Label label = new Label(name);
    label.getStyleClass().add("secondary");
    label.setMinWidth(USE_PREF_SIZE);
    ComboBox<ContentAction> choice = new ComboBox<>();
    choice.setId("redaction-content-" + type.json());
    choice.setAccessibleText(Texts.text("redaction.content.name", name));
    Hint.on(choice, Texts.text("redaction.content.tooltip"));
    choice.getItems().setAll(ContentAction.values());
    choice.setCellFactory(list -> new ActionCell());
    choice.setButtonCell(new ActionCell());
    choice.setMinWidth(96);
    choice.setPrefWidth(96);
    model.policyProperty().subscribe(policy -> choice.setValue(policy.action(type)));
    choice
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null) {
                model.content(type, is);
              }
            });
    label.setLabelFor(choice);
    HBox both = new HBox(6, label, choice);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  private static final class ActionCell extends ListCell<ContentAction> {
    @Override
    protected void updateItem(@Nullable ContentAction action, boolean empty) {
      super.updateItem(action, empty);
      setText(
          empty || action == null
              ? null
              : Texts.text("redaction.action." + action.name().toLowerCase(Locale.ROOT)));
    }
  }
}
