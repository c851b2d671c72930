package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblem.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An input for each variable of the prompt; not there when there is none. FX thread only. */
final class VariablesView extends VBox {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
  private static final double NAME_WIDTH = 112;

  private final GridPane rows = new GridPane(8, 4);
  private final Map<String, TextField> fields = new LinkedHashMap<>();
  private final PromptModel model;

  VariablesView(PromptModel model) {
    super(4);
    this.model = model;
    Label title = new Label(Texts.text("compare.variables"));
    title.getStyleClass().add("section-title");
    ColumnConstraints name = new ColumnConstraints(NAME_WIDTH);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    rows.getColumnConstraints().setAll(name, value);
    getChildren().setAll(title, rows);
  }

  /** Puts the focus into the value of that variable. */
  void focus(String name) {
    TextField field = fields.get(name);
    if (field != null) {
      field.requestFocus();
    }
  }

  void show(Prompt prompt, List<PromptProblem> problems) {
    List<String> names = model.variables();
    if (!names.equals(List.copyOf(fields.keySet()))) {
      rebuild(names);
    }
    setVisible(!names.isEmpty());
    setManaged(!names.isEmpty());
    List<String> missing =
        Problems.of(problems, Field.VARIABLE).stream().map(p -> p.place().name()).toList();
    fields.forEach(
        (name, field) -> {
          FieldText.show(field, prompt.values().getOrDefault(name, ""));
          field.pseudoClassStateChanged(FAULTY, missing.contains(name));
        });
  }

  private void rebuild(List<String> names) {
    fields.keySet().retainAll(names);
    Map<String, TextField> ordered = new LinkedHashMap<>();
    rows.getChildren().clear();
    for (String name : names) {
      TextField field = fields.getOrDefault(name, field(name));
      Label label = new Label(name);
      label.getStyleClass().addAll("mono", "variable-name");
      Hint.on(label, name);
      label.setLabelFor(field);
      rows.addRow(ordered.size(), label, Content.inside(field));
      ordered.put(name, field);
    }
    fields.clear();
    fields.putAll(ordered);
  }

  private TextField field(String name) {
    TextField field = new TextField();
    field.setId("variable-" + name);
    field.setAccessibleText(Texts.text("compare.variable.name", name));
    field.setPromptText(Texts.text("compare.variable.prompt"));
    field
        .textProperty()
        .addListener(
            (o, was, is) -> {
              if (!is.equals(model.prompt().values().getOrDefault(name, ""))) {
                model.value(name, is);
              }
            });
    return field;
  }
}
