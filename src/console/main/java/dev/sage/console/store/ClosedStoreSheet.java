package dev.sage.console.store;

import dev.sage.console.control.ErrorBox;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.NewerStoreException;
import dev.sage.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page of a store that can't be opened: what is wrong, where it is, what to do. */
final class ClosedStoreSheet extends VBox {
  private static final double WIDTH = 560;

  private final Button close;

  /**
   * A page.
   *
   * @param sentence what is wrong and what to do, with nothing secret in it
   * @param reveal opens the folder
   */
  ClosedStoreSheet(
      Path file, StoreException why, String sentence, Runnable reveal, Runnable close) {
    super(16);
    setId("store");
    getStyleClass().addAll("sheet", "store-sheet");
    getStylesheets()
        .add(
            Objects.requireNonNull(ClosedStoreSheet.class.getResource("store.css"), "store.css")
                .toExternalForm());
    setPrefWidth(WIDTH);
    setMaxSize(WIDTH, USE_PREF_SIZE);
    this.close = Icons.button(Feather.X, Texts.text("store.close"), close);
    this.close.setId("store-close");
    Label title = new Label(Texts.text("store.title"));
    title.getStyleClass().add("sheet-title");
    HBox head = new HBox(8, title, StoreSheet.space(), this.close);
    head.setAlignment(Pos.CENTER_LEFT);
    ErrorBox trouble = new ErrorBox(sentence, Texts.text("store.closed.safe"), "");
    trouble.setId("store-trouble");
    getChildren()
        .setAll(
            head,
            trouble,
            new VBox(8, StoreSheet.title("store.file"), new StorePlace(file, reveal)));
    if (why instanceof NewerStoreException newer) {
      getChildren().add(versions(newer));
    }
  }

  private static GridPane versions(NewerStoreException newer) {
    GridPane grid = new GridPane(12, 4);
    row(grid, "version", newer.version());
    row(grid, "known", newer.known());
    return grid;
  }

  private static void row(GridPane grid, String key, int version) {
    Label name = new Label(Texts.text("store.closed." + key));
    name.getStyleClass().add("secondary");
    Label value = new Label(Integer.toString(version));
    value.setId("store-closed-" + key);
    grid.addRow(grid.getRowCount(), name, value);
  }

  /** What gets the focus. */
  Node first() {
    return close;
  }
}
