package dev.sage.console.deletion;

import dev.sage.console.control.Content;
import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks whether calls are to go; the button that keeps them has the focus. */
final class DeleteSheet extends VBox {
  private static final double WIDTH = 440;

  private DeleteSheet(Overlays overlays, String title, String lead, String verb, Runnable agreed) {
    super(12);
    setId("deletion-ask");
    getStyleClass().add("sheet");
    setPrefWidth(WIDTH);
    Label heading = Content.mark(new Label(title));
    heading.getStyleClass().add("sheet-title");
    Label words = new Label(lead);
    words.getStyleClass().add("secondary");
    for (Label label : new Label[] {heading, words}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    Button keep = new Button(Texts.text("deletion.ask.keep"));
    keep.setId("deletion-ask-keep");
    keep.setCancelButton(true);
    keep.setOnAction(event -> overlays.close(this));
    Button delete = new Button(verb);
    delete.setId("deletion-ask-do");
    delete.getStyleClass().add("danger");
    delete.setOnAction(
        event -> {
          overlays.close(this);
          agreed.run();
        });
    HBox buttons = new HBox(8, keep, delete);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(heading, words, buttons);
  }

  static void open(Overlays overlays, String title, String lead, String verb, Runnable agreed) {
    DeleteSheet sheet = new DeleteSheet(overlays, title, lead, verb, agreed);
    overlays.show(sheet, Pos.CENTER, sheet.lookup("#deletion-ask-keep"));
  }
}
