package dev.sage.console.control;

import dev.sage.console.theme.Fonts;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Raw bytes, sixteen a row or eight where there is less room, in virtual rows: 16 MiB cost no more
 * than a screenful. Rows can be selected and copied. FX thread only.
 */
public final class HexView extends StackPane {
  private static final int WIDE = 16;
  private static final int NARROW = 8;
  private static final double WANTED_HEIGHT = 400;
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final VirtualRows rows;
  private final WidthOf widths = new GlyphWidths(Font.font(Fonts.MONO, 12.5));
  private byte[] bytes = new byte[0];
  private int perRow = WIDE;
  private @Nullable ByteRange mark;
  private HexRows shown = new HexRows(bytes, perRow, null);

  /**
   * An empty view.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public HexView(String accessibleText) {
    getStyleClass().add("hex");
    rows = new VirtualRows(LineRow.HEIGHT, () -> new LineRow(this::line));
    rows.selectRanges();
    rows.setPrefHeight(WANTED_HEIGHT);
    rows.setMinSize(0, 0);
    rows.setAccessibleText(accessibleText);
    rows.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    rows.widthProperty().subscribe(this::fit);
    Content.mark(this);
    getChildren().setAll(rows);
  }

  /** Shows these bytes from their beginning. */
  public void setBytes(byte[] newBytes) {
    bytes = newBytes.clone();
    mark = null;
    fill();
  }

  /** Puts brackets around some of the bytes and brings them into sight; null for none. */
  public void mark(@Nullable ByteRange range) {
    mark = range;
    fill();
  }

  /** What is shown. */
  public VirtualRows rows() {
    return rows;
  }

  private LogLine line(int row) {
    return new LogLine(shown.get(row), LogLine.Style.MONO, true);
  }

  private void fit() {
    double beside = 2 * LineRow.PADDING + VirtualRows.BAR;
    double needed = HexRows.columns(WIDE) * widths.of('0') + beside;
    int fitting = rows.getWidth() >= needed ? WIDE : NARROW;
    if (fitting != perRow) {
      perRow = fitting;
      fill();
    }
  }

  private void fill() {
    shown = new HexRows(bytes, perRow, mark);
    rows.selectedProperty().set(VirtualRows.NONE);
    rows.show(shown.size());
    rows.scrollTo(0);
    ByteRange marked = mark;
    if (marked != null && marked.from() / perRow < shown.size()) {
      rows.selectedProperty().set(marked.from() / perRow);
      rows.reveal(marked.from() / perRow);
    }
  }

  private void onKey(KeyEvent event) {
    if (COPY.match(event) && rows.selectedFirst() != VirtualRows.NONE) {
      CopyRequest.fire(
          this, String.join("\n", shown.subList(rows.selectedFirst(), rows.selectedLast() + 1)));
      event.consume();
    }
  }
}
