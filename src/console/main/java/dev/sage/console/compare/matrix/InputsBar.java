package dev.sage.console.compare.matrix;

import dev.sage.console.control.FileDrop;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.InputRows;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Where the inputs come from, and what a run over them may cost. FX thread only. */
public final class InputsBar extends HBox {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

  private final InputsModel inputs;
  private final RunGate gate;
  private final Supplier<Set<String>> variables;
  private final Label says = new Label();
  private final Label price = new Label();

  /**
   * A bar.
   *
   * @param variables of the prompt, as it stands
   */
  public InputsBar(MatrixSide side, Supplier<Set<String>> variables) {
    super(8);
    this.inputs = side.inputs();
    this.gate = side.gate();
    this.variables = variables;
    setId("compare-inputs-bar");
    getStyleClass().add("inputs-bar");
    setAlignment(Pos.CENTER_LEFT);
    says.setMaxWidth(Double.MAX_VALUE);
    says.setMinWidth(24);
    says.setId("compare-inputs-says");
    Hint.on(says, says::getText);
    HBox.setHgrow(says, Priority.ALWAYS);
    price.setId("compare-cost");
    price.setMinWidth(Region.USE_PREF_SIZE);
    Button remove = ActionButtons.icon(side.actions().remove(), Feather.X);
    remove.visibleProperty().bind(inputs.chosen());
    remove.managedProperty().bind(remove.visibleProperty());
    Button choose = ActionButtons.text(side.actions().inputs());
    choose.setText(Texts.text("compare.matrix.inputs.choose"));
    choose.setMinWidth(Region.USE_PREF_SIZE);
    Button history = ActionButtons.icon(side.actions().history(), Feather.CLOCK);
    getChildren()
        .setAll(Icons.of(Feather.LIST), says, remove, choose, price, cap(), queue(), history);
    List.of(inputs.rowsProperty(), inputs.readingProperty())
        .forEach(property -> property.subscribe(this::show));
    gate.estimateProperty().subscribe(this::price);
    FileDrop.on(this, files -> inputs.choose(files.getFirst()));
    show();
  }

  private TextField cap() {
    TextField cap = new TextField();
    cap.setId("compare-cap");
    cap.setPromptText(Texts.text("compare.matrix.cap.prompt"));
    cap.setAccessibleText(Texts.text("compare.matrix.cap.name"));
    Hint.on(cap, Texts.text("compare.matrix.cap.tooltip"));
    cap.setPrefColumnCount(5);
    cap.setMinWidth(Region.USE_PREF_SIZE);
    cap.textProperty().bindBidirectional(gate.capProperty());
    gate.problemProperty()
        .subscribe(problem -> cap.pseudoClassStateChanged(FAULTY, !problem.isEmpty()));
    return cap;
  }

  private CheckBox queue() {
    CheckBox queue = new CheckBox(Texts.text("compare.matrix.queue"));
    queue.setId("compare-queue");
    queue.setMinWidth(Region.USE_PREF_SIZE);
    Hint.on(queue, Texts.text("compare.matrix.queue.tooltip"));
    queue.selectedProperty().bindBidirectional(gate.queueProperty());
    return queue;
  }

  /** Says again what is covered: the variables have changed. */
  public void show() {
    InputRows rows = inputs.rowsProperty().get();
    if (inputs.readingProperty().get()) {
      says.setText(Texts.text("compare.matrix.reading"));
    } else if (rows.present()) {
      Set<String> covered = rows.covered(variables.get());
      says.setText(
          Texts.text(
              covered.isEmpty() ? "compare.matrix.inputs.idle" : "compare.matrix.inputs.rows",
              rows.source(),
              rows.rows().size(),
              String.join(", ", rows.names()),
              String.join(", ", covered)));
    } else {
      says.setText(Texts.text("compare.matrix.inputs.none"));
    }
  }

  private void price(CostEstimate estimate) {
    price.setText(EstimateWords.estimate(estimate));
  }
}
