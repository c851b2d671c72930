package dev.sage.console.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Where the columns of a table stand, in pixels. Immutable, thread-safe. */
public final class ColumnPlaces {
  /** Left and right of what a column shows. */
  public static final double PADDING = 8;

  private final Map<TextColumn, Place> places = new HashMap<>();

  /** A column's left edge and width. */
  public record Place(double x, double width) {
    /** Where what it shows begins. */
    double left() {
      return x + PADDING;
    }

    /** The width of what it shows. */
    double room() {
      return Math.max(0, width - 2 * PADDING);
    }
  }

  private ColumnPlaces() {}

  /** Columns of these widths side by side; the last one has what is left of the whole. */
  public static <C extends TextColumn> ColumnPlaces of(
      double whole, List<C> columns, ToDoubleFunction<C> widths) {
    ColumnPlaces all = new ColumnPlaces();
    double x = 0;
    for (C column : columns) {
      boolean last = column.equals(columns.getLast());
      double width = last ? Math.max(0, whole - x) : widths.applyAsDouble(column);
      all.places.put(column, new Place(x, width));
      x += width;
    }
    return all;
  }

  public Place place(TextColumn column) {
    return Objects.requireNonNull(places.get(column), column.key());
  }
}
