package dev.sage.console.compare.answer;

import dev.sage.console.control.DiffView;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How an answer differs from the pinned one, with how much in words above. FX thread only. */
final class DifferenceView extends VBox {
  private final Label words = new Label();
  private final DiffView view = new DiffView(Texts.text("compare.diff.name"));

  DifferenceView() {
    words.getStyleClass().addAll("secondary", "diff-words");
    words.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(view, Priority.ALWAYS);
    getChildren().setAll(words, view);
  }

  /** Shows what was found; is away where there is nothing to compare. */
  void show(ColumnDiff diff) {
    view.show(diff.diff());
    words.setText(diff.summary());
    Presence.set(this, diff.diff() != null);
  }

  /** Goes to the next change, or with a negative step back. */
  void goToChange(int step) {
    view.goToChange(step);
  }
}
