package dev.sage.console.compare;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Where to look, in one sentence, until it is closed. FX thread only. */
final class HintBar extends HBox {
  HintBar(StringProperty hint) {
    super(8);
    setId("compare-hint");
    getStyleClass().add("hint-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label sentence = new Label();
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setWrapText(true);
    sentence.textProperty().bind(hint);
    Hint.on(sentence, hint::get);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    getChildren()
        .setAll(
            Icons.of(Feather.EYE),
            sentence,
            Icons.button(Feather.X, Texts.text("compare.hint.close"), () -> hint.set("")));
    hint.subscribe(
        text -> {
          setVisible(!text.isEmpty());
          setManaged(!text.isEmpty());
        });
  }
}
