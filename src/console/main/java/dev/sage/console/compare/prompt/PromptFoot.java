package dev.sage.console.compare.prompt;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.TokenEstimate;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Below the prompt: how large it is, what stands in the way of a run, and Run. FX thread only. */
final class PromptFoot extends VBox {
  private final Label says = new Label();
  private final Label tokens = new Label();

  /**
   * A foot.
   *
   * @param plan how many calls a run makes, in words; what stands in its way, where something does
   * @param problem what stands in the way of a run; empty where nothing does
   */
  PromptFoot(Action run, Action stop, ObservableStringValue plan, ObservableStringValue problem) {
    super(8);
    getStyleClass().add("prompt-foot");
    says.setId("compare-says");
    says.setMaxWidth(Double.MAX_VALUE);
    // What to do stands at the end of a sentence: it must not be cut.
    says.setWrapText(true);
    says.setMinHeight(Region.USE_PREF_SIZE);
    says.getStyleClass().add("secondary");
    HBox.setHgrow(says, Priority.ALWAYS);
    tokens.setId("compare-estimate");
    tokens.getStyleClass().add("secondary");
    tokens.setMinWidth(Region.USE_PREF_SIZE);
    tokens.setTooltip(new Tooltip(Texts.text("compare.estimate.tooltip")));
    HBox line = new HBox(8, says, tokens);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(line, buttons(run, stop, problem));
    says.textProperty().bind(plan);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(says.textProperty());
    says.setTooltip(whole);
  }

  void show(Prompt prompt) {
    tokens.setText(Format.estimate(Format.tokens(TokenEstimate.of(prompt))));
  }

  private static HBox buttons(Action run, Action stop, ObservableStringValue problem) {
    Button start = ActionButtons.primary(run);
    start.setText(Texts.text("compare.run.button"));
    Label key = new Label(run.keyText());
    key.getStyleClass().add("key-cap");
    Button end = ActionButtons.text(stop);
    end.setText(Texts.text("compare.stop.button"));
    for (Region each : new Region[] {start, key, end}) {
      each.setMinWidth(Region.USE_PREF_SIZE);
    }
    // A disabled button shows no tooltip of its own: the frame around it says why.
    StackPane reason = new StackPane(start);
    Tooltip why = new Tooltip();
    why.textProperty().bind(problem);
    problem.subscribe(
        words -> {
          Tooltip.uninstall(reason, why);
          if (!words.isEmpty()) {
            Tooltip.install(reason, why);
          }
        });
    HBox buttons = new HBox(8, reason, key, end);
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }
}
