package dev.sage.console.control;

/**
 * Which rows of one height are in sight, in constant time whatever their number. Pixels are whole,
 * so that text stands sharp. Not thread-safe.
 */
final class RowWindow {
  private final int rowHeight;
  private int size;
  private double height;
  private double top;

  RowWindow(int rowHeight) {
    this.rowHeight = rowHeight;
  }

  int size() {
    return size;
  }

  /** How many rows there are now; what is in sight stays, as far as there are so many. */
  void size(int rows) {
    size = rows;
    top(top);
  }

  /** The same where so many rows have come before those in sight or, below zero, gone. */
  void size(int rows, int before) {
    size = rows;
    top(top + (double) before * rowHeight);
  }

  /** The room for rows, in pixels. */
  void height(double pixels) {
    height = pixels;
    top(top);
  }

  double height() {
    return height;
  }

  /** Pixels above the first one in sight. */
  double top() {
    return top;
  }

  void top(double pixels) {
    top = Math.rint(Math.clamp(pixels, 0, most()));
  }

  /** The greatest {@link #top}. */
  double most() {
    return Math.max(0, Math.ceil((double) size * rowHeight - height));
  }

  /** The first row of which something is in sight. */
  int first() {
    return (int) (top / rowHeight);
  }

  /** The row after the last one of which something is in sight. */
  int end() {
    return (int) Math.min(size, Math.ceil((top + height) / rowHeight));
  }

  /** Where a row begins, from the upper edge. */
  double y(int row) {
    return (double) row * rowHeight - top;
  }

  /** The row at that height; it may be beyond the last one. */
  int at(double y) {
    return (int) Math.floor((top + y) / rowHeight);
  }

  /** Whether all of a row is in sight. */
  boolean shows(int row) {
    return y(row) >= 0 && y(row) + rowHeight <= height;
  }

  boolean atEnd() {
    return top >= most() - rowHeight / 2.0;
  }

  /** How many whole rows there is room for, one at least. */
  int page() {
    return Math.max(1, (int) (height / rowHeight));
  }

  /** Puts a row at the upper edge. */
  void toTop(int row) {
    top((double) row * rowHeight);
  }

  /** Moves as little as it takes for all of a row to be in sight. */
  void reveal(int row) {
    if (y(row) < 0) {
      toTop(row);
    } else if (y(row) + rowHeight > height) {
      top((row + 1.0) * rowHeight - height);
    }
  }
}
