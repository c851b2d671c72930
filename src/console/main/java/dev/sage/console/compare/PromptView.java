package dev.sage.console.compare;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The left pane: the prompt, its variables, what all columns share, and Run. */
final class PromptView extends VBox {
  private final PromptEditor user;

  PromptView(CompareModel model, Action run, Action stop) {
    super(12);
    getStyleClass().add("prompt-pane");
    PromptModel prompt = model.prompt();
    PromptEditor system =
        new PromptEditor(
            "compare-system",
            Texts.text("compare.system.name"),
            Texts.text("compare.system.placeholder"),
            prompt.systemProperty());
    system.setPrefHeight(84);
    system.setMinHeight(56);
    user =
        new PromptEditor(
            "compare-user",
            Texts.text("compare.user.name"),
            Texts.text("compare.user.placeholder"),
            prompt.userProperty());
    VBox.setVgrow(user, Priority.ALWAYS);
    user.setMinHeight(84);
    VBox question = new VBox(4, title("compare.user"), user);
    VBox.setVgrow(question, Priority.ALWAYS);
    Region line = new Region();
    line.getStyleClass().add("hairline");
    getChildren()
        .setAll(
            new VBox(4, title("compare.system"), system),
            question,
            new VariablesView(prompt),
            new ParametersView(prompt),
            line,
            foot(model, run, stop));
  }

  void focusPrompt() {
    user.focus();
  }

  private static Label title(String key) {
    Label title = new Label(Texts.text(key));
    title.getStyleClass().add("section-title");
    return title;
  }

  private static HBox foot(CompareModel model, Action run, Action stop) {
    Button start = ActionButtons.primary(run);
    start.setText(Texts.text("compare.run.button"));
    start.setMinWidth(Region.USE_PREF_SIZE);
    Label key = new Label(run.keyText());
    key.getStyleClass().add("key-cap");
    Button end = ActionButtons.text(stop);
    end.setText(Texts.text("compare.stop.button"));
    end.setMinWidth(Region.USE_PREF_SIZE);
    key.setMinWidth(Region.USE_PREF_SIZE);
    // A disabled button shows no tooltip of its own: the frame around it says why.
    StackPane reason = new StackPane(start);
    Tooltip why = new Tooltip();
    why.textProperty().bind(model.prompt().problemProperty());
    model
        .prompt()
        .problemProperty()
        .subscribe(
            problem -> {
              Tooltip.uninstall(reason, why);
              if (!problem.isEmpty()) {
                Tooltip.install(reason, why);
              }
            });
    HBox foot = new HBox(8, reason, key, end, says(model));
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  /** How many calls a run makes, or what stands in its way. */
  private static Label says(CompareModel model) {
    Label says = new Label();
    says.setId("compare-says");
    says.setMaxWidth(Double.MAX_VALUE);
    says.setAlignment(Pos.CENTER_RIGHT);
    says.getStyleClass().add("secondary");
    HBox.setHgrow(says, Priority.ALWAYS);
    PromptModel prompt = model.prompt();
    says.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  String problem = prompt.problemProperty().get();
                  int calls = model.columns().size() * prompt.repetitionsProperty().get();
                  return problem.isEmpty() ? Texts.text("compare.calls", calls) : problem;
                },
                prompt.problemProperty(),
                prompt.repetitionsProperty(),
                model.columns()));
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(says.textProperty());
    says.setTooltip(whole);
    return says;
  }
}
