package dev.sage.console.compare.matrix;

/**
 * Where the columns of the grid stand, which are in sight, and which has the focus. They share the
 * width; where that would make them too narrow they go on to the right, and the inputs stay at the
 * left. Pixels are whole, so that text stands sharp. Not thread-safe.
 */
final class MatrixColumns {
  /** The place of the inputs, before the first column. */
  static final int INPUT = -1;

  /** No column is narrower, in pixels. */
  static final double LEAST = 120;

  private static final double INPUT_MOST = 240;

  private int count;
  private double room;
  private double input = LEAST;
  private double width = LEAST;
  private double offset;
  private int current = INPUT;
  private int version;

  /** So many columns, from the first on. */
  void count(int columns) {
    count = columns;
    offset = 0;
    current = Math.min(current, columns - 1);
    reckon();
  }

  int count() {
    return count;
  }

  /** The room for inputs and columns, in pixels. */
  void room(double pixels) {
    room = pixels;
    reckon();
  }

  private void reckon() {
    input = Math.rint(Math.clamp(room / (count + 1), LEAST, INPUT_MOST));
    width = count == 0 ? LEAST : Math.max(LEAST, span() / count);
    offset(offset);
  }

  /** Grows whenever a column stands elsewhere or another has the focus. */
  int version() {
    return version;
  }

  /** The width of the inputs. */
  double input() {
    return input;
  }

  /** The room for columns beside the inputs. */
  double span() {
    return Math.max(0, room - input);
  }

  /** How far the columns are moved to the left, in pixels. */
  double offset() {
    return offset;
  }

  void offset(double pixels) {
    offset = Math.rint(Math.clamp(pixels, 0, most()));
    version++;
  }

  /** The greatest {@link #offset}. */
  double most() {
    return Math.max(0, edge(count) - Math.floor(span()));
  }

  private double edge(int column) {
    return Math.rint(column * width);
  }

  /** The left edge of a column. */
  double x(int column) {
    return input + edge(column) - offset;
  }

  double width(int column) {
    return edge(column + 1) - edge(column);
  }

  /** The first column of which something is in sight. */
  int first() {
    return (int) Math.clamp(Math.floor(offset / width), 0, Math.max(0, count - 1));
  }

  /** The column after the last one of which something is in sight. */
  int end() {
    return (int) Math.min(count, Math.ceil((offset + span()) / width));
  }

  /** More columns than can be in sight at once. */
  int slots() {
    return (int) Math.ceil(span() / width) + 2;
  }

  /** The column at that place, or {@link #INPUT}. */
  int at(double x) {
    return x < input ? INPUT : Math.min(count - 1, (int) ((x - input + offset) / width));
  }

  /** The column that has the focus, or {@link #INPUT}. */
  int current() {
    return current;
  }

  /** Gives a column the focus, the first or the last where there is none. */
  void current(int column) {
    current = Math.clamp(column, INPUT, count - 1);
    version++;
  }

  /** Moves as little as it takes for all of the column that has the focus to be in sight. */
  void reveal() {
    if (current == INPUT) {
      return;
    }
    double right = edge(current + 1) - Math.floor(span());
    offset(Math.min(edge(current), Math.max(offset, right)));
  }
}
