package dev.sage.console.compare;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Goes through the repetitions of a column; not there when there is one. FX thread only. */
final class RepetitionPicker extends HBox {
  private final ColumnModel column;
  private final Label place = new Label();

  RepetitionPicker(ColumnModel column) {
    this.column = column;
    setAlignment(Pos.CENTER);
    place.getStyleClass().add("secondary");
    place.setMinWidth(Region.USE_PREF_SIZE);
    Button back =
        Icons.button(Feather.CHEVRON_LEFT, Texts.text("compare.repetition.previous"), () -> go(-1));
    Button on =
        Icons.button(Feather.CHEVRON_RIGHT, Texts.text("compare.repetition.next"), () -> go(1));
    getChildren().setAll(back, place, on);
    refresh();
  }

  void refresh() {
    int count = column.answers().size();
    setVisible(count > 1);
    setManaged(count > 1);
    place.setText(Texts.text("compare.repetition.place", index() + 1, count));
  }

  private int index() {
    return column.answers().indexOf(column.shownProperty().get());
  }

  private void go(int step) {
    int count = column.answers().size();
    column.show(column.answers().get(Math.floorMod(index() + step, count)));
  }
}
