package dev.sage.console.compare.matrix;

import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asked before a run that is large or may cost much. FX thread only. */
final class ConfirmSheet extends VBox {
  private static final double WIDTH = 520;

  private final Button go = new Button();

  ConfirmSheet(RunQuestion question, RunGate gate, Runnable close) {
    super(16);
    setId("compare-confirm");
    getStyleClass().add("sheet");
    setPrefWidth(WIDTH);
    Label title = new Label(Texts.text("compare.matrix.confirm", question.estimate().calls()));
    title.getStyleClass().add("sheet-title");
    Label shape = sentence(question.shape());
    shape.getStyleClass().add("secondary");
    Label price = sentence(price(question));
    price.setId("compare-confirm-price");
    TextField cap = new TextField();
    cap.setId("compare-confirm-cap");
    cap.setPrefColumnCount(8);
    cap.setMaxWidth(Region.USE_PREF_SIZE);
    cap.setPromptText(Texts.text("compare.matrix.cap.prompt"));
    cap.setAccessibleText(Texts.text("compare.matrix.cap.name"));
    cap.textProperty().bindBidirectional(gate.capProperty());
    Spinner<Integer> parallel =
        new Spinner<>(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, 64));
    parallel.setId("compare-confirm-parallel");
    parallel.setEditable(true);
    parallel.setPrefWidth(96);
    parallel.setAccessibleText(Texts.text("compare.matrix.parallel"));
    parallel.getEditor().setAccessibleText(Texts.text("compare.matrix.parallel"));
    parallel.getValueFactory().setValue(gate.parallelProperty().get());
    parallel.valueProperty().subscribe(value -> gate.parallelProperty().set(value));
    CheckBox queue = new CheckBox(Texts.text("compare.matrix.queue"));
    queue.setId("compare-confirm-queue");
    queue.selectedProperty().bindBidirectional(gate.queueProperty());
    GridPane fields = new GridPane(16, 8);
    fields.addRow(0, new Label(Texts.text("compare.matrix.cap.name")), cap);
    fields.addRow(1, new Label(Texts.text("compare.matrix.parallel")), parallel);
    fields.addRow(2, new Label(Texts.text("compare.matrix.order")), queue);
    Label wrong = sentence("");
    wrong.textProperty().bind(gate.problemProperty());
    wrong.getStyleClass().add("fault-text");
    wrong.managedProperty().bind(gate.problemProperty().isNotEmpty());
    Button cancel = new Button(Texts.text("compare.matrix.confirm.cancel"));
    cancel.setId("compare-confirm-cancel");
    cancel.setOnAction(event -> close.run());
    go.setText(Texts.text("compare.matrix.confirm.go"));
    go.setId("compare-confirm-go");
    go.getStyleClass().add("accent");
    go.setDefaultButton(true);
    go.disableProperty().bind(gate.problemProperty().isNotEmpty());
    gate.problemProperty().subscribe(problem -> Hindrance.of(go, problem));
    go.setOnAction(
        event -> {
          close.run();
          question.go().run();
        });
    HBox buttons = new HBox(8, cancel, go);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(new VBox(4, title, shape), price, fields, wrong, buttons);
  }

  private static String price(RunQuestion question) {
    var estimate = question.estimate();
    String dollars = Format.dollars(estimate.dollars().doubleValue());
    if (estimate.known()) {
      return Texts.text("compare.matrix.confirm.price", dollars, estimate.inputTokens());
    }
    return Texts.text(
        "compare.matrix.confirm.unknown", dollars, String.join(", ", estimate.unknown()));
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  Node first() {
    return go;
  }
}
