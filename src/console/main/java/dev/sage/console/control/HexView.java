package dev.sage.console.control;

import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Raw bytes, sixteen a row, in a virtual list: 16 MiB cost no more than a screenful. */
public final class HexView extends StackPane {
  private static final double ROW = 20;

  private final ListView<String> list = new ListView<>();

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
    getChildren().setAll(list);
  }

  /** Shows these bytes from their beginning. */
  public void setBytes(byte[] bytes) {
    list.setItems(FXCollections.observableList(new HexRows(bytes)));
    list.scrollTo(0);
  }

  private void onKey(KeyEvent event) {
    if (KeyCombination.valueOf("Shortcut+C").match(event)) {
      ClipboardContent content = new ClipboardContent();
      content.putString(String.join("\n", list.getSelectionModel().getSelectedItems()));
      Clipboard.getSystemClipboard().setContent(content);
      event.consume();
    }
  }
}
