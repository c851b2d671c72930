package dev.sage.console.store;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StorePart;
import dev.sage.workbench.store.StoreSizes;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What takes up the room of the store: a bar a part, as long as its share. */
final class RoomView extends GridPane {
  private static final double BAR = 160;
  private static final double LEAST = 2;

  RoomView() {
    super(12, 2);
    setId("store-room");
    ColumnConstraints name = new ColumnConstraints();
    ColumnConstraints bar = new ColumnConstraints(0, BAR, Double.MAX_VALUE);
    bar.setHgrow(Priority.ALWAYS);
    ColumnConstraints bytes = new ColumnConstraints();
    bytes.setHalignment(HPos.RIGHT);
    bytes.setMinWidth(USE_PREF_SIZE);
    getColumnConstraints().setAll(name, bar, bytes);
  }

  void show(StoreSizes sizes) {
    getChildren().clear();
    long most = sizes.parts().values().stream().mapToLong(Long::longValue).max().orElse(1);
    for (StorePart part : StorePart.values()) {
      long bytes = sizes.parts().getOrDefault(part, 0L);
      if (bytes > 0) {
        row(Texts.text("store.part." + part.json()), bytes, most, "store-bar-" + part.json());
      }
    }
    long together = sizes.parts().values().stream().mapToLong(Long::longValue).sum();
    addRow(
        getRowCount(), new Label(Texts.text("store.room.whole")), new Region(), figure(together));
    onDisk("store.room.file", sizes.fileBytes());
    onDisk("store.room.log", sizes.logBytes());
  }

  /** What is new stands in the log first, so the file alone may be small. */
  private void onDisk(String key, long bytes) {
    Label name = new Label(Texts.text(key));
    name.getStyleClass().add("secondary");
    Label figure = figure(bytes);
    figure.getStyleClass().add("secondary");
    addRow(getRowCount(), name, new Region(), figure);
  }

  private void row(String name, long bytes, long most, String style) {
    Label label = new Label(name);
    label.setMinWidth(USE_PREF_SIZE);
    Region bar = new Region();
    bar.getStyleClass().addAll("store-bar", style);
    bar.setMaxHeight(8);
    StackPane track = new StackPane(bar);
    track.setAlignment(Pos.CENTER_LEFT);
    double share = (double) bytes / Math.max(1, most);
    bar.maxWidthProperty()
        .bind(track.widthProperty().map(w -> Math.max(LEAST, w.doubleValue() * share)));
    addRow(getRowCount(), label, track, figure(bytes));
  }

  private static Label figure(long bytes) {
    Label figure = new Label(Format.bytes(bytes));
    figure.getStyleClass().add("figure");
    figure.setMinWidth(USE_PREF_SIZE);
    return figure;
  }
}
