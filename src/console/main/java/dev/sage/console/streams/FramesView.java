package dev.sage.console.streams;

import dev.sage.console.control.ColumnPlaces;
import dev.sage.console.control.FollowedRows;
import dev.sage.console.control.TextTable;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.streams.find.FrameFind;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.FrameRow;
import dev.sage.console.text.Texts;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The table of frames: a stream of a million costs a screenful. While a call runs it follows the
 * end as long as the end is on the screen, else a pill counts what is new.
 */
final class FramesView extends StackPane {
  private final CallModel model;
  private final TextTable<FrameColumn> table;
  private final VirtualRows rows;
  private final FollowedRows followed;
  private final Label none = new Label(Texts.text("streams.frames.none"));
  private final Types types = new Types();
  private boolean selecting;

  /** The row that was put at the top, or -1 since the person has scrolled. */
  private int top = -1;

  private int size;

  FramesView(CallModel model, FrameFind find) {
    this.model = model;
    table =
        new TextTable<>(
            List.of(FrameColumn.values()),
            this::places,
            (places, ellipsis) -> new FrameLine(model, find, places, ellipsis));
    rows = table.rows();
    rows.setId("streams-frames");
    rows.setAccessibleText(Texts.text("streams.frames"));
    followed = new FollowedRows(rows, table);
    followed.setOnScrolled(() -> top = -1);
    none.getStyleClass().add("secondary");
    rows.selectedProperty().subscribe(this::picked);
    model.selectedProperty().subscribe(frame -> select(frame.intValue()));
    // What stands above the table may take some of its height away, and the selection with it.
    rows.heightProperty().subscribe(this::resized);
    model.rows().versionProperty().subscribe(this::changed);
    followed
        .pill()
        .addEventHandler(
            ActionEvent.ACTION, event -> model.selectedProperty().set(CallModel.NO_FRAME));
    find.wordsProperty().subscribe(rows::refresh);
    find.stateProperty().subscribe(rows::refresh);
    getChildren().setAll(followed, none);
  }

  /** Gives the rows the focus. */
  void takeFocus() {
    rows.requestFocus();
  }

  private ColumnPlaces places(double width) {
    return FrameColumn.places(width, model.rows().size(), types.needs);
  }

  private void changed() {
    int before = size;
    size = model.rows().size();
    if (size < before) {
      // Another call: its end first.
      followed.followingProperty().set(true);
    }
    none.setVisible(size == 0);
    rows.show(size);
    boolean longer = types.learn();
    if (longer || (size >= FrameColumn.MANY && before < FrameColumn.MANY)) {
      table.fit();
    }
    followed.came(size);
  }

  /** The longest type in sight so far of the call; of the one before until one is known. */
  private final class Types {
    private @Nullable String call;
    private String longest = "";
    private double needs;

    /** Looks at what is in sight; returns whether the column needs another width. */
    boolean learn() {
      String before = longest;
      for (int i = rows.first();
          i < Math.min(model.rows().size(), rows.first() + rows.page());
          i++) {
        FrameRow row = model.rows().at(i);
        CallLook look = model.lookProperty().get();
        if (row == null || look == null || i >= look.times().size()) {
          continue;
        }
        boolean other = !look.call().id().equals(call);
        String type = FrameColumn.TYPE.text(look, row, i);
        if (other || type.length() > longest.length()) {
          call = look.call().id();
          longest = type;
        }
      }
      needs = table.widthOf(longest) + 2 * ColumnPlaces.PADDING + 1;
      return !longest.equals(before);
    }
  }

  private void picked(Number index) {
    if (!selecting && index.intValue() >= 0) {
      model.selectedProperty().set(index.intValue());
    }
  }

  private void select(int frame) {
    selecting = true;
    if (frame < 0) {
      rows.selectedProperty().set(VirtualRows.NONE);
      follow(frame == CallModel.NO_FRAME);
    } else if (rows.selectedProperty().get() != frame) {
      rows.selectedProperty().set(frame);
      follow(false);
      reveal(frame);
    }
    selecting = false;
  }

  /** Brings a frame into sight, with the ones before it, if it is not in sight. */
  private void reveal(int frame) {
    if (!rows.shows(frame)) {
      rows.reveal(frame);
      top = rows.first();
    }
  }

  /** What was put at the top stays there, and what is selected in sight. */
  private void resized() {
    if (top >= 0) {
      rows.scrollTo(top);
    }
    if (model.selectedProperty().get() >= 0 && top >= 0) {
      reveal(model.selectedProperty().get());
    }
  }

  private void follow(boolean end) {
    if (end) {
      top = -1;
    }
    followed.followingProperty().set(end);
  }
}
