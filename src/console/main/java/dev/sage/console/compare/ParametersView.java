package dev.sage.console.compare;

import dev.sage.console.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What all columns share beside the prompt. */
final class ParametersView extends HBox {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
  private static final double FIELD = 96;

  ParametersView(PromptModel prompt) {
    super(12);
    TextField temperature = field("temperature", prompt.temperatureProperty());
    TextField maxTokens = field("max-tokens", prompt.maxTokensProperty());
    prompt
        .faultProperty()
        .subscribe(
            fault -> {
              temperature.pseudoClassStateChanged(FAULTY, fault == PromptModel.Fault.TEMPERATURE);
              maxTokens.pseudoClassStateChanged(FAULTY, fault == PromptModel.Fault.MAX_TOKENS);
            });
    getChildren()
        .setAll(
            labelled("temperature", temperature),
            labelled("max-tokens", maxTokens),
            labelled("repetitions", repetitions(prompt)));
  }

  private static TextField field(String key, StringProperty value) {
    TextField field = new TextField();
    field.setId("compare-" + key);
    field.setPrefWidth(FIELD);
    field.setPromptText(Texts.text("compare.parameter.default"));
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private static Spinner<Integer> repetitions(PromptModel prompt) {
    Spinner<Integer> spinner =
        new Spinner<>(1, PromptModel.MOST_REPETITIONS, prompt.repetitionsProperty().get());
    spinner.setId("compare-repetitions");
    spinner.setPrefWidth(FIELD);
    spinner.valueProperty().addListener((o, was, is) -> prompt.repetitionsProperty().set(is));
    prompt.repetitionsProperty().subscribe(n -> spinner.getValueFactory().setValue(n.intValue()));
    return spinner;
  }

  private static VBox labelled(String key, Node field) {
    String name = Texts.text("compare.parameter." + key);
    String tooltip = Texts.text("compare.parameter." + key + ".tooltip");
    Label label = new Label(name);
    label.getStyleClass().add("secondary");
    label.setLabelFor(field);
    label.setTooltip(new Tooltip(tooltip));
    field.setAccessibleText(name);
    Tooltip.install(field, new Tooltip(tooltip));
    return new VBox(4, label, field);
  }
}
