package dev.sage.console.compare.matrix;

import dev.sage.console.control.Ellipsis;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.GlyphWidths;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Fonts;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;

/**
 * Inputs × columns: only the cells in sight exist, in both directions. The cell that has the focus
 * is that of the selected row in the current column. FX thread only.
 */
final class MatrixGrid extends BorderPane {
  private static final double TEXT_SIZE = 12;

  private final MatrixSide side;
  private final MatrixModel matrix;
  private final MatrixColumns columns = new MatrixColumns();
  private final MatrixHead head = new MatrixHead(columns);
  private final VirtualRows rows;
  private final ScrollBar bar = new ScrollBar();
  private final EmptyState none =
      new EmptyState(Feather.FILTER, Texts.text("compare.matrix.filter.none"));

  /** The rows as they were when they were shown. */
  private List<MatrixRow> items = List.of();

  private double width;
  private boolean selecting;
  private boolean following;

  MatrixGrid(MatrixSide side) {
    this.side = side;
    matrix = side.matrix();
    Ellipsis ellipsis = new Ellipsis(new GlyphWidths(Font.font(Fonts.UI, TEXT_SIZE)));
    rows = new VirtualRows(MatrixLine.HEIGHT, () -> new MatrixLine(this::item, columns, ellipsis));
    rows.setId("compare-grid");
    rows.setAccessibleText(Texts.text("compare.matrix.grid"));
    getStyleClass().add("matrix-grid");
    bar.setOrientation(Orientation.HORIZONTAL);
    bar.setFocusTraversable(false);
    bar.managedProperty().bind(bar.visibleProperty());
    bar.valueProperty().subscribe(this::dragged);
    setTop(head);
    setCenter(new StackPane(rows, none));
    setBottom(bar);
    rows.widthProperty().subscribe(this::fit);
    rows.selectedProperty().subscribe(place -> picked(place.intValue()));
    rows.focusedProperty().subscribe(this::tell);
    rows.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    rows.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(ScrollEvent.SCROLL, this::wheel);
    matrix.targetsProperty().subscribe(this::columns);
    matrix.changesProperty().subscribe(rows::refresh);
    matrix.rowProperty().subscribe(this::select);
    matrix.shown().addListener((ListChangeListener<MatrixRow>) change -> show());
    show();
  }

  private MatrixRow item(int place) {
    return items.get(place);
  }

  private void columns(List<String> targets) {
    columns.count(targets.size());
    head.show(targets);
    moved();
  }

  private void fit() {
    columns.room(Math.max(0, rows.getWidth() - VirtualRows.BAR));
    moved();
  }

  /** Heads and scroll bar are laid out before the rows: they learn of another width first. */
  @Override
  protected void layoutChildren() {
    if (width != getWidth()) {
      width = getWidth();
      columns.room(Math.max(0, width - VirtualRows.BAR));
      moved();
    }
    super.layoutChildren();
  }

  /** The columns stand elsewhere, or another has the focus. */
  private void moved() {
    following = true;
    bar.setVisible(columns.most() > 0);
    bar.setMax(columns.most());
    bar.setVisibleAmount(
        columns.most() * columns.span() / Math.max(1, columns.span() + columns.most()));
    bar.setUnitIncrement(MatrixColumns.LEAST);
    bar.setBlockIncrement(columns.span());
    bar.setValue(columns.offset());
    following = false;
    head.requestLayout();
    rows.refresh();
    tell();
  }

  /** Which cell has the focus; it keeps it below an overlay, so that the palette can act on it. */
  private void tell() {
    int place = rows.selectedProperty().get();
    if ((!rows.isFocused() && !side.covered()) || place < 0 || place >= items.size()) {
      side.cell().focusedProperty().set(null);
    } else if (rows.isFocused()) {
      side.cell().focusedProperty().set(new FocusedCell(items.get(place), columns.current()));
    }
  }

  private void dragged() {
    if (!following) {
      columns.offset(bar.getValue());
      moved();
    }
  }

  /** Other rows: what is in sight stays there; another run begins at its first row. */
  private void show() {
    int first = rows.first();
    int before = 0;
    boolean other = false;
    if (first < items.size()) {
      MatrixRow top = items.get(first);
      other = !matrix.has(top);
      before = (other ? 0 : place(matrix.shown(), top.index())) - first;
    }
    items = List.copyOf(matrix.shown());
    none.setVisible(items.isEmpty());
    selecting = true;
    rows.show(items.size(), before);
    if (other) {
      rows.scrollTo(0);
    }
    selecting = false;
    mark(matrix.rowProperty().get());
    tell();
  }

  /** Where the row of that index stands, or the next after it. */
  private static int place(List<MatrixRow> among, int index) {
    int low = 0;
    int high = among.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (among.get(middle).index() < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Selects the row whose answers stand in the columns above, where the filter lets it pass. */
  private int mark(int index) {
    int place = place(items, index);
    boolean there = place < items.size() && items.get(place).index() == index;
    selecting = true;
    rows.selectedProperty().set(there ? place : VirtualRows.NONE);
    selecting = false;
    return there ? place : VirtualRows.NONE;
  }

  private void select(Number index) {
    int before = rows.selectedProperty().get();
    int place = mark(index.intValue());
    if (place != VirtualRows.NONE && place != before) {
      rows.reveal(place);
    }
  }

  private void picked(int place) {
    if (!selecting && place != VirtualRows.NONE) {
      int index = items.get(place).index();
      if (index != matrix.rowProperty().get()) {
        side.host().showRow(index);
      }
    }
    tell();
  }

  private void pressed(MouseEvent event) {
    double x = rows.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    if (x < rows.getWidth() - VirtualRows.BAR) {
      columns.current(columns.at(x));
      moved();
    }
  }

  /** Sideways by a trackpad, or by a wheel with Shift. */
  private void wheel(ScrollEvent event) {
    boolean turned = event.isShiftDown() && event.getDeltaX() == 0;
    double delta = turned ? event.getDeltaY() : event.getDeltaX();
    if (columns.most() > 0 && delta != 0) {
      columns.offset(columns.offset() - delta);
      moved();
      if (turned || event.getDeltaY() == 0) {
        event.consume();
      }
    }
  }

  /** Left and Right move within a row; what moves between rows is the rows' own. */
  private void key(KeyEvent event) {
    if (event.isAltDown() || items.isEmpty()) {
      return;
    }
    boolean done =
        switch (event.getCode()) {
          case LEFT -> go(event.isShortcutDown() ? MatrixColumns.INPUT : columns.current() - 1);
          case RIGHT -> go(event.isShortcutDown() ? columns.count() - 1 : columns.current() + 1);
          default -> false;
        };
    if (done) {
      event.consume();
    }
  }

  private boolean go(int column) {
    if (rows.selectedProperty().get() == VirtualRows.NONE) {
      rows.selectedProperty().set(rows.first());
    }
    columns.current(column);
    columns.reveal();
    moved();
    rows.notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    return true;
  }
}
