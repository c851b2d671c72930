package dev.sage.console.store;

import dev.sage.console.control.ErrorBox;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.KeptStoreFile;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreInfo;
import dev.sage.workbench.store.StoreSizes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where the store is, what is in it, what takes up its room, and what is wrong with it. */
final class FactsView extends VBox {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final ObservableValue<String> capture;
  private final VBox trouble = new VBox(8);
  private final GridPane grid = new GridPane(12, 4);
  private final RoomView room = new RoomView();
  private final VBox kept = new VBox(4);
  private final ProgressIndicator busy = new ProgressIndicator();

  FactsView(Store store, StoreFacts facts, ObservableValue<String> capture, Runnable reveal) {
    super(16);
    this.capture = capture;
    busy.setMaxSize(14, 14);
    busy.visibleProperty().bind(facts.readingProperty());
    Button again = Icons.button(Feather.REFRESH_CW, Texts.text("store.read.again"), facts::read);
    again.setId("store-read");
    HBox head = new HBox(8, StoreSheet.title("store.room"), busy, StoreSheet.space(), again);
    head.setAlignment(Pos.CENTER_LEFT);
    grid.setId("store-facts");
    getChildren()
        .setAll(
            trouble,
            new VBox(8, StoreSheet.title("store.file"), new StorePlace(store.file(), reveal), grid),
            new VBox(8, head, room),
            kept);
    facts.factsProperty().subscribe(this::show);
  }

  private void show(StoreFacts.@Nullable Facts now) {
    trouble.getChildren().clear();
    grid.getChildren().clear();
    kept.getChildren().clear();
    if (now == null) {
      return;
    }
    if (!now.trouble().isEmpty()) {
      ErrorBox box = new ErrorBox(now.trouble(), "", "");
      box.setId("store-trouble");
      trouble.getChildren().add(box);
    }
    trouble.setManaged(!trouble.getChildren().isEmpty());
    StoreSizes sizes = now.sizes();
    room.setVisible(sizes != null);
    if (sizes != null) {
      show(sizes);
      room.show(sizes);
    }
    kept(now.kept());
  }

  private void show(StoreSizes sizes) {
    StoreInfo info = sizes.info();
    fact("calls", info.calls() == 0 ? Texts.text("store.calls.none") : Format.count(info.calls()));
    Instant oldest = sizes.oldest();
    Instant newest = sizes.newest();
    if (oldest != null && newest != null) {
      fact("span", Texts.text("store.span", DAY.format(oldest), DAY.format(newest)));
    }
    fact("frames", Format.count(info.frames()));
    fact("pinned", Format.count(sizes.pinned()));
    fact("schema", Integer.toString(info.schema()));
    Label mode = new Label();
    mode.textProperty().bind(capture);
    row("capture", mode);
  }

  private void fact(String key, String value) {
    row(key, new Label(value));
  }

  private void row(String key, Label value) {
    Label name = new Label(Texts.text("store.fact." + key));
    name.getStyleClass().add("secondary");
    name.setMinWidth(88);
    value.setId("store-fact-" + key);
    value.setMinWidth(0);
    grid.addRow(grid.getRowCount(), name, value);
  }

  private void kept(List<KeptStoreFile> files) {
    kept.setManaged(!files.isEmpty());
    if (files.isEmpty()) {
      return;
    }
    boolean damaged = files.stream().anyMatch(KeptStoreFile::damaged);
    Label words = new Label(Texts.text(damaged ? "store.kept.damaged" : "store.kept.older"));
    words.getStyleClass().add("secondary");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    kept.getChildren().setAll(StoreSheet.title("store.kept"), words);
    for (KeptStoreFile file : files) {
      IdLabel name = new IdLabel(String.valueOf(file.file().getFileName()));
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      Label bytes = new Label(Format.bytes(file.bytes()));
      bytes.setMinWidth(USE_PREF_SIZE);
      kept.getChildren().add(new HBox(12, name, bytes));
    }
  }
}
