package dev.sage.console.streams;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/**
 * The table of frames: virtual, so that a stream of a million costs a screenful. While a call runs
 * it follows the end as long as the end is on the screen, else a pill counts what is new.
 */
final class FramesView extends StackPane {
  private static final double ROW = 26;

  private final CallModel model;
  private final TableView<Integer> table = new TableView<>();
  private final List<FrameCell> cells = new ArrayList<>();
  private final List<FrameRow> rows = new ArrayList<>();
  private final Button pill = new Button();
  private boolean following = true;
  private boolean selecting;

  /** The row that was put at the top, or -1 since the person has scrolled. */
  private int top = -1;

  private int seen;

  FramesView(CallModel model) {
    this.model = model;
    table.setId("streams-frames");
    table.setAccessibleText(Texts.text("streams.frames"));
    table.setFixedCellSize(ROW);
    table.setItems(model.rows());
    Label none = new Label(Texts.text("streams.frames.none"));
    none.getStyleClass().add("secondary");
    table.setPlaceholder(none);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setRowFactory(view -> row());
    for (FrameColumn column : FrameColumn.values()) {
      table.getColumns().add(column(column));
    }
    table.getSelectionModel().selectedIndexProperty().subscribe(this::picked);
    model.selectedProperty().subscribe(frame -> select(frame.intValue()));
    // What stands above the table may take some of its height away, and the selection with it.
    table.heightProperty().subscribe(this::resized);
    model.rows().versionProperty().subscribe(this::refresh);
    // Not an invalidation listener: those come before the table itself has seen the change.
    model.rows().addListener((ListChangeListener<Integer>) change -> grown());
    // Where the person has scrolled to is known after the table has been laid out again.
    table.addEventFilter(ScrollEvent.SCROLL, event -> Platform.runLater(this::look));
    table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> Platform.runLater(this::look));
    table.addEventFilter(KeyEvent.KEY_RELEASED, event -> Platform.runLater(this::look));

    pill.getStyleClass().addAll("accent", "pill");
    pill.setVisible(false);
    pill.setOnAction(event -> followEnd());
    StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
    getChildren().setAll(table, pill);
  }

  TableView<Integer> table() {
    return table;
  }

  private FrameRow row() {
    FrameRow row = new FrameRow(model);
    rows.add(row);
    return row;
  }

  private TableColumn<Integer, Integer> column(FrameColumn of) {
    TableColumn<Integer, Integer> column = new TableColumn<>(of.title());
    column.setSortable(false);
    column.setReorderable(false);
    column.setMinWidth(of.width());
    column.setPrefWidth(of.width());
    if (of != FrameColumn.SUMMARY) {
      column.setMaxWidth(of == FrameColumn.TYPE ? 2 * of.width() : 1.5 * of.width());
    }
    if (of.figure()) {
      column.getStyleClass().add("figure");
    }
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    column.setCellFactory(
        view -> {
          FrameCell cell = new FrameCell(of, model);
          cells.add(cell);
          return cell;
        });
    return column;
  }

  private void refresh() {
    cells.forEach(FrameCell::show);
    rows.forEach(FrameRow::show);
  }

  private void picked(Number index) {
    if (!selecting && index.intValue() >= 0) {
      model.selectedProperty().set(index.intValue());
    }
  }

  private void select(int frame) {
    selecting = true;
    if (frame < 0) {
      table.getSelectionModel().clearSelection();
      following = true;
    } else if (table.getSelectionModel().getSelectedIndex() != frame) {
      table.getSelectionModel().select(frame);
      following = false;
      reveal(frame);
      revealLater(frame);
    }
    selecting = false;
  }

  /** Brings a frame into sight, with the ones before it, if it is not in sight. */
  private void reveal(int frame) {
    int above = 4;
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      var first = flow.getFirstVisibleCell();
      var last = flow.getLastVisibleCell();
      if (first != null && last != null) {
        if (first.getIndex() < frame && frame < last.getIndex()) {
          return;
        }
        above = (last.getIndex() - first.getIndex()) / 3;
      }
    }
    top = Math.max(0, frame - above);
    table.scrollTo(top);
  }

  /** A list that changes its height keeps its place in parts of the whole, which halves rows. */
  private void resized() {
    if (top >= 0) {
      Platform.runLater(() -> table.scrollTo(Math.max(0, top)));
    }
    revealLater(model.selectedProperty().get());
  }

  /** The same once more when the table has been laid out with all that has changed. */
  private void revealLater(int frame) {
    if (frame >= 0) {
      Platform.runLater(
          () -> {
            if (frame == model.selectedProperty().get()) {
              reveal(frame);
            }
          });
    }
  }

  private void grown() {
    int size = model.rows().size();
    if (size < seen) {
      seen = 0;
      following = true;
    }
    if (following) {
      showEnd();
    } else {
      pill.setText(Texts.text("log.new", Format.count((long) size - seen)));
      pill.setVisible(size > seen && seen > 0);
    }
  }

  private void showEnd() {
    top = -1;
    seen = model.rows().size();
    pill.setVisible(false);
    if (seen > 0) {
      table.scrollTo(seen - 1);
    }
  }

  private void followEnd() {
    following = true;
    model.selectedProperty().set(CallModel.NO_FRAME);
    showEnd();
  }

  private void look() {
    top = -1;
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      var last = flow.getLastVisibleCell();
      boolean atEnd = last == null || last.getIndex() >= model.rows().size() - 1;
      if (atEnd != following) {
        following = atEnd;
        seen = model.rows().size();
        pill.setVisible(false);
      }
    }
  }
}
