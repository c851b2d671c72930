package dev.sage.console.redaction;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import dev.sage.workbench.redaction.Capture;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The sign in the status bar: how much of prompts and answers is kept; a click changes it. */
public final class CaptureButton extends Button {
  private static final PseudoClass LIMITED = PseudoClass.getPseudoClass("limited");

  private final CaptureChoice choice;
  private final Overlays overlays;

  /** A sign of that choice. */
  public CaptureButton(CaptureChoice choice, Overlays overlays) {
    this.choice = choice;
    this.overlays = overlays;
    setId("status-capture");
    getStyleClass().addAll("flat", "status-button", "capture-button");
    setMnemonicParsing(false);
    setMinWidth(USE_PREF_SIZE);
    Hint.on(this, Texts.text("capture.tooltip"));
    setOnAction(event -> open());
    choice
        .captureProperty()
        .subscribe(
            capture -> {
              setText(Texts.text("capture.sign", capture.title()));
              setGraphic(Icons.of(capture == Capture.FULL ? Feather.DISC : Feather.SHIELD));
              pseudoClassStateChanged(LIMITED, capture != Capture.FULL);
            });
  }

  /** Lets the person choose. */
  public void open() {
    Label title = new Label(Texts.text("capture.title"));
    title.getStyleClass().add("sheet-title");
    Label lead = new Label(Texts.text("capture.lead"));
    lead.getStyleClass().add("secondary");
    lead.setWrapText(true);
    lead.setMinHeight(USE_PREF_SIZE);
    CaptureView ways = new CaptureView(choice, "capture");
    VBox sheet = new VBox(12, new VBox(4, title, lead), ways);
    sheet.setId("capture-sheet");
    sheet.getStyleClass().add("sheet");
    sheet.setPrefWidth(440);
    overlays.show(sheet, Pos.BOTTOM_LEFT, ways.focusTarget());
  }
}
