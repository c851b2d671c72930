package dev.sage.console.store;

import dev.sage.console.control.CopyRequest;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.text.Texts;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Where the file of the store is: to be read, copied, and opened in its folder. FX thread only. */
final class StorePlace extends HBox {
  /**
   * A place.
   *
   * @param reveal opens the folder
   */
  StorePlace(Path file, Runnable reveal) {
    super(4);
    setAlignment(Pos.CENTER_LEFT);
    IdLabel path = new IdLabel(file.toString());
    path.setId("store-path");
    path.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(path, Priority.ALWAYS);
    Button copy =
        Icons.button(
            Feather.COPY,
            Texts.text("store.path.copy"),
            () -> CopyRequest.fire(this, file.toString()));
    copy.setId("store-copy");
    Button open = Icons.button(Feather.FOLDER, Texts.text("store.path.reveal"), reveal);
    open.setId("store-reveal");
    getChildren().setAll(path, copy, open);
  }
}
