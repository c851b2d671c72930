package dev.sage.console.control;

/** A column of a {@link TextRow}. */
public interface TextColumn {
  /** Tells it apart in style sheets: its texts have the style class {@code cell-KEY}. */
  String key();

  String title();

  /** Pixels, at least. */
  double width();

  /** Whether it holds numbers, which stand at the right. */
  boolean figure();
}
