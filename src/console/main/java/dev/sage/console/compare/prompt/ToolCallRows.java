package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.llm.Content.ToolCall;
import dev.sage.workbench.prompt.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The tools that an assistant's message calls, written by hand or by a model. FX thread only. */
final class ToolCallRows extends VBox {
  private static final double NARROW = 92;

  private final PromptModel model;
  private final int block;
  private final List<Row> rows = new ArrayList<>();
  private final Button add;
  private Turn.Assistant shown = new Turn.Assistant("", List.of(), List.of());

  ToolCallRows(PromptModel model, int block) {
    super(4);
    this.model = model;
    this.block = block;
    add = new Button(Texts.text("compare.call.add"), Icons.of(Feather.PLUS));
    add.getStyleClass().addAll("flat", "small-button");
    add.setOnAction(event -> add());
    getChildren().setAll(add);
  }

  void show(Turn.Assistant assistant) {
    shown = assistant;
    while (rows.size() > assistant.calls().size()) {
      getChildren().remove(rows.removeLast());
    }
    while (rows.size() < assistant.calls().size()) {
      Row row = new Row(rows.size());
      rows.add(row);
      getChildren().add(getChildren().size() - 1, row);
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(assistant.calls().get(i));
    }
  }

  private void add() {
    List<ToolCall> calls = new ArrayList<>(shown.calls());
    calls.add(new ToolCall("call_" + (calls.size() + 1), "", "{}"));
    put(calls);
  }

  private void put(List<ToolCall> calls) {
    model.retype(block, new Turn.Assistant(shown.text(), shown.reasoning(), calls));
  }

  /** One call. */
  private final class Row extends HBox {
    private final int index;
    private final TextField id =
        field("id", (was, text) -> new ToolCall(text, was.toolName(), was.arguments()));
    private final TextField tool =
        field("tool", (was, text) -> new ToolCall(was.callId(), text, was.arguments()));
    private final TextField arguments =
        field("arguments", (was, text) -> new ToolCall(was.callId(), was.toolName(), text));

    Row(int index) {
      super(4);
      this.index = index;
      setAlignment(Pos.CENTER_LEFT);
      id.setPrefWidth(NARROW);
      tool.setPrefWidth(NARROW);
      HBox.setHgrow(arguments, Priority.ALWAYS);
      getChildren()
          .setAll(
              Content.inside(id),
              Content.inside(tool),
              Content.inside(arguments),
              Icons.button(Feather.X, Texts.text("compare.call.remove"), this::remove));
    }

    private TextField field(String key, BiFunction<ToolCall, String, ToolCall> with) {
      TextField field = new TextField();
      field.setPromptText(Texts.text("compare.call." + key));
      field.setAccessibleText(Texts.text("compare.call." + key + ".name"));
      field
          .textProperty()
          .addListener(
              (o, was, is) -> {
                if (field.isFocused() && index() < shown.calls().size()) {
                  List<ToolCall> calls = new ArrayList<>(shown.calls());
                  calls.set(index(), with.apply(calls.get(index()), is));
                  put(calls);
                }
              });
      return field;
    }

    private int index() {
      return index;
    }

    private void remove() {
      List<ToolCall> calls = new ArrayList<>(shown.calls());
      calls.remove(index);
      put(calls);
    }

    void show(ToolCall call) {
      FieldText.show(id, call.callId());
      FieldText.show(tool, call.toolName());
      FieldText.show(arguments, call.arguments());
    }
  }
}
