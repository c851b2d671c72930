package dev.sage.console.compare.answer;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.check.Distinct;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Goes through the repetitions of a column, one by one or to the next that says something else; not
 * there when there is one. FX thread only.
 */
final class RepetitionPicker extends HBox {
  private final ColumnModel column;
  private final Label place = new Label();
  private final Button distinct = new Button();

  RepetitionPicker(ColumnModel column) {
    super(2);
    this.column = column;
    setAlignment(Pos.CENTER_LEFT);
    place.getStyleClass().add("secondary");
    place.setMinWidth(Region.USE_PREF_SIZE);
    Button back =
        Icons.button(Feather.CHEVRON_LEFT, Texts.text("compare.repetition.previous"), () -> go(-1));
    Button on =
        Icons.button(Feather.CHEVRON_RIGHT, Texts.text("compare.repetition.next"), () -> go(1));
    distinct.getStyleClass().addAll("flat", "own-button");
    Hint.on(distinct, Texts.text("compare.repetition.distinct.tooltip"));
    distinct.setMinWidth(0);
    distinct.setOnAction(event -> goToOther());
    getChildren().setAll(back, place, on, distinct);
    refresh();
  }

  void refresh() {
    int count = column.answers().size();
    setVisible(count > 1);
    setManaged(count > 1);
    place.setText(Texts.text("compare.repetition.place", index() + 1, count));
    int different = column.distinct().map(Distinct::count).orElse(0);
    distinct.setVisible(different > 0);
    distinct.setManaged(different > 0);
    distinct.setText(Texts.text("compare.repetition.distinct", different, count));
    distinct.setId("distinct-" + column.letter());
  }

  private int index() {
    return column.answers().indexOf(column.shownProperty().get());
  }

  /** Goes that many on; after the last comes the first. */
  void go(int step) {
    int count = column.answers().size();
    if (count > 0) {
      column.show(column.answers().get(Math.floorMod(index() + step, count)));
    }
  }

  /** Goes to the first answer of the next group of equal ones. */
  private void goToOther() {
    column
        .distinct()
        .ifPresent(
            groups -> {
              int next = (groups.groupOf(index()) + 1) % groups.count();
              column.show(column.answers().get(groups.groups().get(next).places().getFirst()));
            });
  }
}
