package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Turn;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Which call a tool's result answers. FX thread only. */
final class ToolResultFields extends HBox {
  private static final double FIELD = 120;

  private final PromptModel model;
  private final int block;
  private final TextField call =
      field(
          "call-id",
          (was, text) -> new Turn.ToolResult(text, was.toolName(), was.text(), was.error()));
  private final TextField tool =
      field(
          "tool", (was, text) -> new Turn.ToolResult(was.callId(), text, was.text(), was.error()));
  private final CheckBox error = new CheckBox(Texts.text("compare.result.error"));
  private Turn.ToolResult shown = new Turn.ToolResult("", "", "", false);

  ToolResultFields(PromptModel model, int block) {
    super(8);
    this.model = model;
    this.block = block;
    setAlignment(Pos.CENTER_LEFT);
    Hint.on(error, Texts.text("compare.result.error.tooltip"));
    error.setOnAction(
        event ->
            put(
                new Turn.ToolResult(
                    shown.callId(), shown.toolName(), shown.text(), error.isSelected())));
    getChildren().setAll(Content.inside(call), Content.inside(tool), error);
  }

  private TextField field(String key, BiFunction<Turn.ToolResult, String, Turn> with) {
    TextField field = new TextField();
    field.setPromptText(Texts.text("compare.result." + key));
    field.setAccessibleText(Texts.text("compare.result." + key + ".name"));
    field.setPrefWidth(FIELD);
    HBox.setHgrow(field, Priority.ALWAYS);
    field
        .textProperty()
        .addListener(
            (o, was, is) -> {
              if (field.isFocused()) {
                put(with.apply(shown, is));
              }
            });
    return field;
  }

  private void put(Turn turn) {
    model.retype(block, turn);
  }

  void show(Turn.ToolResult result) {
    shown = result;
    FieldText.show(call, result.callId());
    FieldText.show(tool, result.toolName());
    error.setSelected(result.error());
  }
}
