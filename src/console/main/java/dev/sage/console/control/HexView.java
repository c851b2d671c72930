package dev.sage.console.control;

import dev.sage.console.theme.Fonts;
import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

/**
 * Raw bytes, sixteen a row or eight where there is less room, in a virtual list: 16 MiB cost no
 * more than a screenful. FX thread only.
 */
public final class HexView extends StackPane {
  private static final double ROW = 20;
  private static final int WIDE = 16;
  private static final int NARROW = 8;
  private static final double BESIDE_TEXT = 12 + 12 + 14;

  private final ListView<String> list = new ListView<>();
  private final WidthOf widths = new GlyphWidths(Font.font(Fonts.MONO, 12.5));
  private byte[] bytes = new byte[0];
  private int perRow = WIDE;

  /**
   * An empty view.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public HexView(String accessibleText) {
    getStyleClass().add("hex");
    list.setFixedCellSize(ROW);
    list.setAccessibleText(accessibleText);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    list.widthProperty().subscribe(this::fit);
    Content.mark(this);
    getChildren().setAll(list);
  }

  /** Shows these bytes from their beginning. */
  public void setBytes(byte[] newBytes) {
    bytes = newBytes.clone();
    fill();
  }

  private void fit() {
    double needed = HexRows.columns(WIDE) * widths.of('0') + BESIDE_TEXT;
    int fitting = list.getWidth() >= needed ? WIDE : NARROW;
    if (fitting != perRow) {
      perRow = fitting;
      fill();
    }
  }

  private void fill() {
    list.setItems(FXCollections.observableList(new HexRows(bytes, perRow)));
    list.scrollTo(0);
  }

  private void onKey(KeyEvent event) {
    if (KeyCombination.valueOf("Shortcut+C").match(event)) {
      CopyRequest.fire(this, String.join("\n", list.getSelectionModel().getSelectedItems()));
      event.consume();
    }
  }
}
