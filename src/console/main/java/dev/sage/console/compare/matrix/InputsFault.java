package dev.sage.console.compare.matrix;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.InputRows;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * What is wrong with the file of inputs and what to do, with room for all of it. FX thread only.
 */
public final class InputsFault extends HBox {
  private final InputsModel inputs;
  private final Label sentence = new Label();
  private final Button dismiss = new Button();

  public InputsFault(InputsModel inputs) {
    super(8);
    this.inputs = inputs;
    setId("compare-inputs-fault");
    getStyleClass().add("inputs-fault");
    setAlignment(Pos.CENTER_LEFT);
    sentence.setId("compare-inputs-fault-says");
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    dismiss.setId("compare-inputs-fault-dismiss");
    dismiss.setMinWidth(Region.USE_PREF_SIZE);
    dismiss.setOnAction(event -> inputs.dismiss());
    getChildren().setAll(Icons.of(Feather.X_CIRCLE), sentence, dismiss);
    inputs.problemProperty().subscribe(this::show);
    inputs.rowsProperty().subscribe(() -> show(inputs.problemProperty().get()));
  }

  private void show(String problem) {
    boolean any = !problem.isEmpty();
    setVisible(any);
    setManaged(any);
    sentence.setText(problem);
    InputRows rows = inputs.rowsProperty().get();
    dismiss.setText(
        rows.present()
            ? Texts.text("compare.matrix.fault.keep", rows.source())
            : Texts.text("compare.matrix.fault.without"));
  }
}
