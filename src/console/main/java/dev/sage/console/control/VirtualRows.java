package dev.sage.console.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one height, as many as a stream has frames: only those in sight exist, a step costs the
 * rows that come into sight, and nothing grows with their number. (The toolkit's own virtual lists
 * add up the heights of all rows at each step: docs/decisions/0030-rows.md.) One row can be
 * selected, by mouse and by keys, or several that stand together. FX thread only.
 */
public final class VirtualRows extends Region {
  /** No row. */
  public static final int NONE = -1;

  /** Width of the scroll bar, in pixels. */
  public static final double BAR = 14;

  private static final KeyCombination ALL = KeyCombination.valueOf("Shortcut+A");

  private final RowWindow window;
  private final int rowHeight;
  private final Supplier<? extends VirtualRow> making;
  private final List<VirtualRow> rows = new ArrayList<>();

  /** Rows are not managed: they are placed by hand. */
  private final Pane sheet = new Pane();

  private final ScrollBar bar = new ScrollBar();
  private final RowSelection selection = new RowSelection(this::mark);
  private Runnable scrolled = () -> {};
  private boolean keepingEnd;
  private boolean following;
  private boolean layingOut;

  /**
   * No rows.
   *
   * @param rowHeight in pixels
   * @param making makes a row; as many as fit are made
   */
  public VirtualRows(int rowHeight, Supplier<? extends VirtualRow> making) {
    this.rowHeight = rowHeight;
    this.making = making;
    window = new RowWindow(rowHeight);
    getStyleClass().add("virtual-rows");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.valueProperty().subscribe(this::dragged);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(sheet.widthProperty());
    clip.heightProperty().bind(sheet.heightProperty());
    sheet.setClip(clip);
    sheet.getStyleClass().add("virtual-sheet");
    getChildren().setAll(sheet, bar);
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::draggedOver);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** How many rows there are. */
  public int size() {
    return window.size();
  }

  /** Shows so many rows; each that is in sight is asked anew what it shows. */
  public void show(int size) {
    window.size(size);
    selection.size(size);
    fill(true);
  }

  /**
   * The same where so many rows before those in sight have come or, below zero, gone: what is in
   * sight stays there. Which row is selected then is for the caller to say.
   */
  public void show(int size, int before) {
    window.size(size, before);
    selection.size(size);
    fill(true);
  }

  /**
   * Says that so many rows at the beginning go, before {@link #show} says how many are left: what
   * is in sight and what is selected stays.
   */
  public void forget(int count) {
    window.top(window.top() - (double) count * rowHeight);
    selection.forget(count);
  }

  /**
   * Whether the last row stays in sight when there are more, or when there is more or less room.
   */
  public void keepEnd(boolean keep) {
    keepingEnd = keep;
    fill(false);
  }

  /** Lets rows that stand together be selected: with Shift, by dragging, or all with a key. */
  public void selectRanges() {
    selection.allowRanges();
  }

  /** The first of the rows that are selected, or {@link #NONE}. */
  public int selectedFirst() {
    return selection.first();
  }

  /** The last of them. */
  public int selectedLast() {
    return selection.last();
  }

  /** Asks the rows in sight anew what they show. */
  public void refresh() {
    fill(true);
  }

  /** The selected row, or {@link #NONE}. Selecting does not scroll. */
  public IntegerProperty selectedProperty() {
    return selection.leadProperty();
  }

  /** Told when the person has scrolled, not the program. */
  public void setOnScrolled(Runnable action) {
    scrolled = action;
  }

  /** Puts a row at the upper edge, as far as there are rows below it. */
  public void scrollTo(int row) {
    window.toTop(row);
    release();
    fill(false);
  }

  /** Brings a row into sight, with some before it, where not all of it is in sight. */
  public void reveal(int row) {
    if (!window.shows(row)) {
      scrollTo(Math.max(0, row - window.page() / 3));
    }
  }

  /** Puts the last row at the lower edge. */
  public void showEnd() {
    window.top(window.most());
    fill(false);
  }

  /** Whether the last row is in sight. */
  public boolean atEnd() {
    return window.atEnd();
  }

  /** Whether all of a row is in sight. */
  public boolean shows(int row) {
    return window.shows(row);
  }

  /** How many whole rows there is room for. */
  public int page() {
    return window.page();
  }

  /** The first row in sight. */
  public int first() {
    return window.first();
  }

  @Override
  protected double computePrefHeight(double width) {
    return (double) window.size() * rowHeight;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 200;
  }

  @Override
  protected void layoutChildren() {
    double width = snappedWidth();
    double height = snappedHeight();
    int lead = selection.lead();
    boolean seen = lead != NONE && window.shows(lead);
    window.height(height);
    if (seen) {
      // With less room it stays in sight.
      window.reveal(lead);
    }
    boolean needed = window.most() > 0;
    double room = needed ? width - BAR : width;
    sheet.resizeRelocate(snappedLeftInset(), snappedTopInset(), room, height);
    bar.setVisible(needed);
    bar.resizeRelocate(snappedLeftInset() + room, snappedTopInset(), BAR, height);
    layingOut = true;
    fill(false);
    layingOut = false;
  }

  private double snappedWidth() {
    return Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset());
  }

  private double snappedHeight() {
    return Math.max(0, getHeight() - snappedTopInset() - snappedBottomInset());
  }

  /** A row keeps its place while it is in sight: what scrolls is moved, not written again. */
  private void fill(boolean anew) {
    if (keepingEnd) {
      window.top(window.most());
    }
    int needed = (int) Math.ceil(window.height() / rowHeight) + 1;
    while (rows.size() < needed) {
      VirtualRow row = making.get();
      rows.add(row);
      sheet.getChildren().add(row);
    }
    int slots = rows.size();
    int end = window.end();
    boolean[] used = new boolean[slots];
    for (int i = window.first(); i < end; i++) {
      VirtualRow row = rows.get(i % slots);
      used[i % slots] = true;
      boolean other = row.place(i, anew);
      other |= row.selected(selection.has(i));
      row.resizeRelocate(0, window.y(i), sheet.getWidth(), rowHeight);
      if (other && layingOut) {
        // Styles of this pulse are done: without them it would be drawn as what it was before.
        row.applyCss();
      }
    }
    for (int slot = 0; slot < slots; slot++) {
      if (!used[slot]) {
        rows.get(slot).place(VirtualRow.NOTHING, false);
      }
    }
    follow();
  }

  private void follow() {
    following = true;
    bar.setMax(window.most());
    bar.setVisibleAmount(
        window.most() * window.height() / Math.max(1, (double) window.size() * rowHeight));
    bar.setUnitIncrement(rowHeight);
    bar.setBlockIncrement(Math.max(rowHeight, window.height() - rowHeight));
    bar.setValue(window.top());
    following = false;
    if (bar.isVisible() != window.most() > 0) {
      requestLayout();
    }
  }

  private void dragged() {
    if (!following) {
      window.top(bar.getValue());
      release();
      fill(false);
      scrolled.run();
    }
  }

  private void wheel(ScrollEvent event) {
    if (window.most() > 0 && event.getDeltaY() != 0) {
      window.top(window.top() - event.getDeltaY());
      release();
      fill(false);
      scrolled.run();
      event.consume();
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int row = window.at(sheet.sceneToLocal(event.getSceneX(), event.getSceneY()).getY());
    boolean menu = event.getButton() == MouseButton.SECONDARY;
    if (row >= 0 && row < window.size()) {
      if (event.getButton() == MouseButton.PRIMARY) {
        selection.select(row, event.isShiftDown());
      } else if (menu && !selection.has(row)) {
        // A menu is about the row below the pointer.
        selection.select(row, false);
      }
    }
    event.consume();
  }

  private void draggedOver(MouseEvent event) {
    if (selection.ranges() && event.isPrimaryButtonDown() && selection.any() && window.size() > 0) {
      double y = sheet.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
      int row = Math.clamp(window.at(y), 0, window.size() - 1);
      if (row != selection.lead()) {
        window.reveal(row);
        release();
        fill(false);
        selection.select(row, true);
        scrolled.run();
      }
      event.consume();
    }
  }

  /** The person goes elsewhere: the end is let go. */
  private void release() {
    keepingEnd = false;
  }

  private void key(KeyEvent event) {
    int last = window.size() - 1;
    if (selection.ranges() && last >= 0 && ALL.match(event)) {
      selection.selectAll(window.size());
      event.consume();
      return;
    }
    if (event.isShortcutDown()
        || event.isAltDown()
        || (event.isShiftDown() && !selection.ranges())) {
      return;
    }
    int from = selection.lead();
    boolean up = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.PAGE_UP;
    if (from == NONE) {
      from = up ? window.end() : window.first() - 1;
    }
    Integer to =
        switch (event.getCode()) {
          case UP -> from - 1;
          case DOWN -> from + 1;
          case PAGE_UP -> from - window.page();
          case PAGE_DOWN -> from + window.page();
          case HOME -> 0;
          case END -> last;
          default -> null;
        };
    if (to == null || last < 0) {
      return;
    }
    int row = Math.clamp(to, 0, last);
    window.reveal(row);
    release();
    fill(false);
    selection.select(row, event.isShiftDown());
    scrolled.run();
    event.consume();
  }

  private void mark() {
    for (VirtualRow row : rows) {
      row.selected(selection.has(row.index()));
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
  }

  private @Nullable VirtualRow row(int index) {
    return rows.stream().filter(row -> row.index() == index).findFirst().orElse(null);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ITEM_COUNT -> window.size();
      case ITEM_AT_INDEX -> parameters[0] instanceof Integer index ? row(index) : null;
      case FOCUS_ITEM -> row(selection.lead());
      case VERTICAL_SCROLLBAR -> bar;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
