package dev.sage.console.redaction;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Writes a rule of the person's own, and says what it finds while it is typed. */
final class RuleEditor extends VBox {
  private final TextField name = new TextField();
  private final TextArea pattern = new TextArea();

  RuleEditor(RulesModel rules, RedactionActions actions) {
    super(12);
    setId("redaction-rule-editor");
    getStyleClass().add("rule-editor");
    Label title = new Label();
    title.getStyleClass().add("section-title");
    rules
        .writingProperty()
        .subscribe(
            writing ->
                title.setText(
                    Texts.text(rules.changing() ? "redaction.rule.change" : "redaction.rule.new")));
    name.setId("redaction-rule-name");
    name.setAccessibleText(Texts.text("redaction.rule.name"));
    name.setPromptText(Texts.text("redaction.rule.name.prompt"));
    name.textProperty().bindBidirectional(rules.nameProperty());
    pattern.setId("redaction-rule-pattern");
    pattern.setAccessibleText(Texts.text("redaction.rule.pattern"));
    pattern.setPromptText(Texts.text("redaction.rule.pattern.prompt"));
    pattern.getStyleClass().add("mono");
    pattern.setWrapText(true);
    pattern.setPrefRowCount(3);
    pattern.textProperty().bindBidirectional(rules.patternProperty());
    CheckBox anyCase = new CheckBox(Texts.text("redaction.rule.case"));
    anyCase.setId("redaction-rule-case");
    anyCase.selectedProperty().bindBidirectional(rules.ignoreCaseProperty());
    Button keep = ActionButtons.primary(actions.keepRule());
    keep.setText(Texts.text("redaction.rule.keep"));
    Button cancel = ActionButtons.text(actions.leave());
    cancel.setText(Texts.text("redaction.rule.cancel"));
    HBox foot = new HBox(8, keep, cancel);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .setAll(
            title,
            field(
                "redaction.rule.name",
                name,
                problem("redaction-rule-name-problem", rules.nameProblemProperty())),
            field(
                "redaction.rule.pattern",
                pattern,
                problem("redaction-rule-problem", rules.problemProperty())),
            anyCase,
            found(rules),
            foot,
            hint());
  }

  private static VBox field(String key, javafx.scene.Node control, Label problem) {
    Label label = new Label(Texts.text(key));
    label.setLabelFor(control);
    return new VBox(4, label, Content.inside(control), problem);
  }

  private static Label problem(String id, ObservableValue<String> sentence) {
    Label problem = new Label();
    problem.setId(id);
    problem.getStyleClass().addAll("secondary-size", "danger-text");
    problem.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.textProperty().bind(sentence);
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    return problem;
  }

  private static Label found(RulesModel rules) {
    Label found = new Label();
    found.setId("redaction-rule-matches");
    found.setWrapText(true);
    found.setMinHeight(USE_PREF_SIZE);
    found
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    rules.patternProperty().get().isEmpty()
                            || !rules.problemProperty().get().isEmpty()
                        ? ""
                        : Texts.text(
                            "redaction.rule.matches", rules.matchesProperty().get().size()),
                rules.matchesProperty(),
                rules.patternProperty(),
                rules.problemProperty()));
    return found;
  }

  private static Label hint() {
    Label hint = new Label(Texts.text("redaction.rule.hint"));
    hint.getStyleClass().add("secondary");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    return hint;
  }

  /** The first thing to write. */
  void focusFirst() {
    (name.getText().isEmpty() ? name : pattern).requestFocus();
  }
}
