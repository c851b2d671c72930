package dev.sage.console.control;

import dev.sage.console.theme.Fonts;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Font;

/**
 * {@link TextRow}s below the names of their columns: a table of any length. FX thread only.
 *
 * @param <C> its columns
 */
public final class TextTable<C extends TextColumn> extends BorderPane {
  /** Room for the scroll bar, whether it is there or not: columns stay where they are. */
  private static final double TEXT_SIZE = 12;

  private final GlyphWidths widths = new GlyphWidths(Font.font(Fonts.UI, TEXT_SIZE));
  private final DoubleFunction<ColumnPlaces> placing;
  private final ColumnHead head;
  private final VirtualRows rows;
  private ColumnPlaces places;

  /** Makes a row. */
  @FunctionalInterface
  public interface Making<C extends TextColumn> {
    TextRow<C> row(Supplier<ColumnPlaces> places, Ellipsis ellipsis);
  }

  /**
   * A table without rows.
   *
   * @param placing says where the columns stand in a width
   */
  public TextTable(List<C> columns, DoubleFunction<ColumnPlaces> placing, Making<C> making) {
    this.placing = placing;
    places = placing.apply(0);
    Ellipsis ellipsis = new Ellipsis(widths);
    head = new ColumnHead(columns, this::places);
    rows = new VirtualRows(TextRow.HEIGHT, () -> making.row(this::places, ellipsis));
    rows.widthProperty().subscribe(this::fit);
    getStyleClass().add("text-table");
    setTop(head);
    setCenter(rows);
  }

  private ColumnPlaces places() {
    return places;
  }

  public VirtualRows rows() {
    return rows;
  }

  /** How wide a text is in a row, in pixels. */
  public double widthOf(String text) {
    return text.codePoints().mapToDouble(widths::of).sum();
  }

  /** Places the columns anew. */
  public void fit() {
    places = placing.apply(Math.max(0, rows.getWidth() - VirtualRows.BAR));
    head.requestLayout();
    rows.refresh();
  }
}
