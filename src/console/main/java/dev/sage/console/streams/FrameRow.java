package dev.sage.console.streams;

import dev.sage.console.streams.reading.CallLook;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A frame's row; one that ended a silence is marked. */
final class FrameRow extends TableRow<Integer> {
  static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");

  private final CallModel model;

  FrameRow(CallModel model) {
    this.model = model;
  }

  @Override
  protected void updateItem(@Nullable Integer index, boolean empty) {
    super.updateItem(index, empty);
    show();
  }

  /** Shows what is known of the frame by now. */
  void show() {
    Integer index = getItem();
    CallLook look = model.lookProperty().get();
    pseudoClassStateChanged(
        GAP, !isEmpty() && index != null && look != null && look.gaps().endsAt(index));
  }
}
