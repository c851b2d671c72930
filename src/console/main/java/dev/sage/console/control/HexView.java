package dev.sage.console.control;

import dev.sage.console.theme.Fonts;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
  private static final int NOTHING = -1;
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final VirtualRows rows;
  private final WidthOf widths = new GlyphWidths(Font.font(Fonts.MONO, 12.5));
  private byte[] bytes = new byte[0];
  private int perRow = WIDE;
  private @Nullable ByteRange mark;
  private HexRows shown = new HexRows(bytes, perRow, null);
  private IntConsumer chosen = at -> {};
  private Runnable entered = () -> {};

  /** The byte that the person chose last, or -1. */
  private int cursor = NOTHING;

  /** What is selected is not what the person selected. */
  private boolean filling;

  /**
   * An empty view.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public HexView(String accessibleText) {
    getStyleClass().add("hex");
    rows =
        new VirtualRows(
            LineRow.HEIGHT, () -> new LineRow(this::line, row -> List.of(), style -> widths));
    rows.selectRanges();
    rows.setPrefHeight(WANTED_HEIGHT);
    rows.setMinSize(0, 0);
    rows.setAccessibleText(accessibleText);
    rows.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    rows.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
    rows.selectedProperty().subscribe(row -> picked(row.intValue()));
    rows.widthProperty().subscribe(this::fit);
    Content.mark(this);
    getChildren().setAll(rows);
  }

  /** Shows these bytes from their beginning. */
  public void setBytes(byte[] newBytes) {
    bytes = newBytes.clone();
    mark = null;
    cursor = NOTHING;
    fill();
  }

  /**
   * Puts brackets around some of the bytes, and brings them into sight unless the person chose one
   * of them here; null for none.
   */
  public void mark(@Nullable ByteRange range) {
    mark = range;
    if (range == null || range.has(cursor)) {
      shown = new HexRows(bytes, perRow, mark);
      rows.refresh();
    } else {
      cursor = NOTHING;
      fill();
    }
  }

  /** Told which byte a person has chosen, by mouse or by keys. */
  public void setOnByte(IntConsumer action) {
    chosen = action;
  }

  /** Asked to show elsewhere what is chosen. */
  public void setOnEnter(Runnable action) {
    entered = action;
  }

  private void picked(int row) {
    if (!filling && row != VirtualRows.NONE) {
      choose(row * perRow + Math.max(0, cursor) % perRow);
    }
  }

  private void choose(int at) {
    int next = Math.clamp(at, 0, bytes.length - 1);
    if (next != cursor) {
      cursor = next;
      chosen.accept(next);
    }
  }

  private void onPress(MouseEvent event) {
    int row = rows.selectedProperty().get();
    if (event.getButton() == MouseButton.PRIMARY && row != VirtualRows.NONE) {
      double x = rows.sceneToLocal(event.getSceneX(), event.getSceneY()).getX() - LineRow.PADDING;
      choose(row * perRow + shown.byteAt((int) (x / widths.of('0'))));
    }
  }

  /** To the byte before, or behind. */
  private void step(int by) {
    ByteRange marked = mark;
    int from = cursor == NOTHING && marked != null ? marked.from() : cursor;
    int next = Math.clamp(from + by, 0, bytes.length - 1);
    filling = true;
    rows.selectedProperty().set(next / perRow);
    filling = false;
    rows.reveal(next / perRow);
    choose(next);
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
    filling = true;
    rows.selectedProperty().set(VirtualRows.NONE);
    rows.show(shown.size());
    rows.scrollTo(0);
    ByteRange marked = mark;
    int at = cursor == NOTHING && marked != null ? marked.from() : cursor;
    if (at >= 0 && at / perRow < shown.size()) {
      rows.selectedProperty().set(at / perRow);
      rows.reveal(at / perRow);
    }
    filling = false;
  }

  private void onKey(KeyEvent event) {
    if (COPY.match(event) && rows.selectedFirst() != VirtualRows.NONE) {
      CopyRequest.fire(
          this, String.join("\n", shown.subList(rows.selectedFirst(), rows.selectedLast() + 1)));
      event.consume();
    } else if (bytes.length > 0 && !event.isShortcutDown() && !event.isAltDown()) {
      goOn(event);
    }
  }

  private void goOn(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> step(-1);
      case RIGHT -> step(1);
      case ENTER -> entered.run();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
