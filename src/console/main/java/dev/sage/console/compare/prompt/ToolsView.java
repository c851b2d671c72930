package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblem.Field;
import dev.sage.workbench.prompt.ToolList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tools as JSON, and whether one must be called. FX thread only. */
final class ToolsView extends VBox {
  private final JsonField json;
  private final ComboBox<String> choice = new ComboBox<>();
  private final ProblemLines problems = new ProblemLines(problem -> choice.requestFocus());
  private String toolsShown = "";
  private boolean setting;

  ToolsView(PromptModel model) {
    super(4);
    json =
        new JsonField(
            "compare.tools", text -> model.edit("tools", prompt -> prompt.withTools(text)));
    choice.setId("compare-tool-choice");
    choice.setAccessibleText(Texts.text("compare.tool-choice"));
    choice.setEditable(false);
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setPromptText(Texts.text("compare.parameter.default"));
    HBox.setHgrow(choice, Priority.ALWAYS);
    choice
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!setting) {
                String chosen = Objects.requireNonNullElse(is, "");
                model.edit("toolChoice", prompt -> prompt.withToolChoice(chosen));
              }
            });
    Label label = new Label(Texts.text("compare.tool-choice"));
    label.getStyleClass().add("secondary");
    label.setLabelFor(choice);
    HBox row = new HBox(8, label, Content.inside(choice));
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(json, row, problems);
    choices("");
  }

  PromptArea area() {
    return json.area();
  }

  void focusChoice() {
    choice.requestFocus();
  }

  void show(Prompt prompt, List<PromptProblem> found) {
    json.show(prompt.tools(), Problems.of(found, Field.TOOLS));
    problems.show(Problems.of(found, Field.TOOL_CHOICE));
    setting = true;
    if (!prompt.tools().equals(toolsShown)) {
      choices(prompt.tools());
    }
    choice.setValue(prompt.toolChoice());
    setting = false;
  }

  private void choices(String tools) {
    toolsShown = tools;
    setting = true;
    choice
        .getItems()
        .setAll(
            Stream.concat(
                    Stream.of("", "auto", "none", "required"), ToolList.of(tools).names().stream())
                .toList());
    setting = false;
  }
}
