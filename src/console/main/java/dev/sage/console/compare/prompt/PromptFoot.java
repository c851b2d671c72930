package dev.sage.console.compare.prompt;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.TokenEstimate;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Below the prompt: how large it is, what stands in the way of a run, and Run. FX thread only. */
final class PromptFoot extends VBox {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

  /** So many problems are listed beside the first; the others are counted. */
  private static final int LISTED = 2;

  private final Hyperlink says = new Hyperlink();
  private final ProblemLines others;
  private final Label more = new Label();
  private final Consumer<PromptProblem> go;
  private final Label tokens = new Label();

  /**
   * A foot.
   *
   * @param plan how many calls a run makes, in words; what stands in its way, where something does
   * @param problem what stands in the way of a run; empty where nothing does
   * @param go brings the field of a problem on the screen
   */
  PromptFoot(
      Action run,
      Action stop,
      ObservableStringValue plan,
      ObservableStringValue problem,
      Consumer<PromptProblem> go) {
    super(8);
    this.go = go;
    others = new ProblemLines(go);
    more.getStyleClass().add("secondary");
    getStyleClass().add("prompt-foot");
    says.setId("compare-says");
    says.setMaxWidth(Double.MAX_VALUE);
    // What to do stands at the end of a sentence: it must not be cut.
    says.setWrapText(true);
    says.setMinHeight(Region.USE_PREF_SIZE);
    says.getStyleClass().add("foot-says");
    HBox.setHgrow(says, Priority.ALWAYS);
    tokens.setId("compare-estimate");
    tokens.getStyleClass().add("secondary");
    tokens.setMinWidth(Region.USE_PREF_SIZE);
    Hint.on(tokens, Texts.text("compare.estimate.tooltip"));
    HBox line = new HBox(8, says, tokens);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(new VBox(4, line, others, more), buttons(run, stop, problem));
    says.textProperty().bind(plan);
    Hint.on(says, says::getText);
  }

  void show(Prompt prompt, List<PromptProblem> problems) {
    List<PromptProblem> blocking = problems.stream().filter(PromptProblem::blocking).toList();
    lead(blocking);
    others.show(blocking.stream().skip(1).limit(LISTED).toList());
    int left = Math.max(0, blocking.size() - 1 - LISTED);
    more.setText(Texts.text("compare.problems.more", left));
    more.setVisible(left > 0);
    more.setManaged(left > 0);
    tokens.setText(Format.estimate(Format.tokens(TokenEstimate.of(prompt))));
  }

  /** The line leads to the first problem; without one it is a line like any other. */
  private void lead(List<PromptProblem> blocking) {
    boolean leads = !blocking.isEmpty();
    says.setFocusTraversable(leads);
    says.setAccessibleRole(leads ? AccessibleRole.HYPERLINK : AccessibleRole.TEXT);
    says.pseudoClassStateChanged(FAULTY, leads);
    says.setGraphic(leads ? Icons.of(Feather.X_CIRCLE) : null);
    says.setOnAction(
        event -> {
          says.setVisited(false);
          if (leads) {
            go.accept(blocking.getFirst());
          }
        });
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
    Hint.on(reason, problem::get);
    HBox buttons = new HBox(8, reason, key, end);
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }
}
