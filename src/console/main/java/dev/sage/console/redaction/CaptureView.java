package dev.sage.console.redaction;

import dev.sage.console.text.Texts;
import dev.sage.workbench.redaction.Capture;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The four ways to keep prompts and answers, each with what it means. */
public final class CaptureView extends VBox {
  private static final double INDENT = 24;

  private final ToggleGroup group = new ToggleGroup();

  /**
   * A view of the choice.
   *
   * @param id before the names of the nodes: {@code settings-capture}
   */
  public CaptureView(CaptureChoice choice, String id) {
    super(8);
    for (Capture capture : Capture.values()) {
      RadioButton radio = new RadioButton(Texts.text("capture." + capture.json()));
      radio.setId(id + "-" + capture.json());
      radio.setToggleGroup(group);
      radio.setOnAction(event -> choice.captureProperty().set(capture));
      choice.captureProperty().subscribe(now -> radio.setSelected(now == capture));
      Label meaning = new Label(Texts.text("capture." + capture.json() + ".meaning"));
      meaning.getStyleClass().add("secondary");
      meaning.setWrapText(true);
      meaning.setMinHeight(USE_PREF_SIZE);
      meaning.setTranslateX(INDENT);
      radio.setAccessibleHelp(meaning.getText());
      getChildren().add(new VBox(0, radio, meaning));
    }
  }

  /** The radio button that is chosen. */
  Node focusTarget() {
    return (Node) group.getSelectedToggle();
  }
}
