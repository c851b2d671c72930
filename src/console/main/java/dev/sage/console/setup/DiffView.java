package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.IdLabel;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.DiffLine;
import dev.sage.workbench.setup.FileChange;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What changes in one file, line by line, with signs and colours; secrets are masked. */
final class DiffView extends VBox {
  private static final double ROW = 20;
  private static final int ROWS = 12;

  /** So many characters are seen without scrolling sideways. */
  private static final int FITTING = 58;

  private static final double SCROLL_BAR = 14;

  DiffView(FileChange change) {
    getStyleClass().add("diff");
    IdLabel file = new IdLabel(change.file().toString());
    file.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(file, Priority.ALWAYS);
    Label kind = new Label(Texts.text(change.creates() ? "setup.diff.new" : "setup.diff.changed"));
    kind.getStyleClass().add("secondary");
    kind.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(8, file, kind);
    if (change.secret()) {
      Label owner = new Label(Texts.text("setup.diff.owner"));
      owner.getStyleClass().add("secondary");
      owner.setMinWidth(USE_PREF_SIZE);
      head.getChildren().add(owner);
    }
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("diff-head");
    ListView<DiffLine> lines = new ListView<>(FXCollections.observableArrayList(change.diff()));
    lines.setAccessibleText(Texts.text("setup.diff", change.file()));
    lines.setFixedCellSize(ROW);
    boolean wide = change.diff().stream().anyMatch(line -> line.text().length() > FITTING);
    double height = ROW * Math.clamp(change.diff().size(), 1, ROWS) + 2 + (wide ? SCROLL_BAR : 0);
    lines.setMinHeight(height);
    lines.setPrefHeight(height);
    lines.setCellFactory(view -> new Line());
    getChildren().setAll(head, Content.inside(lines));
  }

  private static final class Line extends ListCell<DiffLine> {
    private final Label number = new Label();
    private final Label sign = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(8, number, sign, text);

    Line() {
      getStyleClass().add("diff-line");
      number.setMinWidth(32);
      number.setPrefWidth(32);
      number.setAlignment(Pos.CENTER_RIGHT);
      number.getStyleClass().add("diff-number");
      sign.setMinWidth(12);
      // Whole, so that the list scrolls: what will be written is not to be guessed.
      text.setMinWidth(USE_PREF_SIZE);
      row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable DiffLine line, boolean empty) {
      super.updateItem(line, empty);
      getStyleClass().removeIf(name -> name.startsWith("diff-is-"));
      if (empty || line == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      getStyleClass().add("diff-is-" + line.kind().name().toLowerCase(Locale.ROOT));
      number.setText(line.number() > 0 ? String.valueOf(line.number()) : "");
      sign.setText(String.valueOf(line.kind().sign()));
      text.setText(line.text());
      setAccessibleText(line.toString());
      setGraphic(row);
    }
  }
}
