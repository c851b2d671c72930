package dev.sage.console.streams;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.streams.reading.CallLook;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One column of one frame. */
final class FrameCell extends TableCell<Integer, Integer> {
  private final FrameColumn column;
  private final CallModel model;
  private @Nullable Node mark;

  FrameCell(FrameColumn column, CallModel model) {
    this.column = column;
    this.model = model;
    if (column.figure()) {
      getStyleClass().add("figure");
      setAlignment(Pos.CENTER_RIGHT);
    }
    if (column == FrameColumn.SUMMARY) {
      Content.mark(this);
    }
    if (column == FrameColumn.TYPE) {
      getStyleClass().add("frame-type");
    }
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
    if (isEmpty() || index == null || look == null || index >= look.times().size()) {
      setText(null);
      setGraphic(null);
      return;
    }
    setText(column.text(look, model.rows().frame(index), index));
    if (column == FrameColumn.DELTA) {
      boolean silent = look.gaps().endsAt(index);
      pseudoClassStateChanged(FrameRow.GAP, silent);
      setGraphic(silent ? mark() : null);
    }
  }

  private Node mark() {
    Node icon = mark;
    if (icon == null) {
      icon = Icons.of(Feather.ALERT_TRIANGLE);
      mark = icon;
    }
    return icon;
  }
}
