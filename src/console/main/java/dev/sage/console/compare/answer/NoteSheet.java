package dev.sage.console.compare.answer;

import dev.sage.console.control.Content;
import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The note on an answer, to be written. FX thread only. */
final class NoteSheet extends VBox {
  private NoteSheet(Overlays overlays, String letter, String before, Consumer<String> keep) {
    setId("note-sheet");
    getStyleClass().add("sheet");
    setPrefWidth(420);
    Label title = new Label(Texts.text("compare.note.title", letter));
    title.getStyleClass().add("sheet-title");
    TextArea text = new TextArea(before);
    text.setId("note-text");
    text.setPrefRowCount(4);
    text.setWrapText(true);
    text.setAccessibleText(Texts.text("compare.note.name"));
    text.setPromptText(Texts.text("compare.note.prompt"));
    Content.mark(text);
    Button done = new Button(Texts.text("compare.note.keep"));
    done.setId("note-keep");
    done.getStyleClass().add("accent");
    done.setOnAction(
        event -> {
          overlays.close(this);
          keep.accept(text.getText().strip());
        });
    HBox buttons = new HBox(8, done);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(title, text, buttons);
    overlays.show(this, Pos.CENTER, text);
  }

  static void open(Overlays overlays, String letter, String before, Consumer<String> keep) {
    new NoteSheet(overlays, letter, before, keep);
  }
}
