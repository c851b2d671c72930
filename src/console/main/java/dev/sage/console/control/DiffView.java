package dev.sage.console.control;

import dev.sage.console.control.DiffLine.Span;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Fonts;
import dev.sage.workbench.compare.check.WordDiff;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * How one text becomes another, word by word, in a virtual list of lines. What came is underlined,
 * what went is struck through, and a sign stands before each line that changed: colour is never the
 * only sign. FX thread only.
 */
public final class DiffView extends StackPane {
  private static final double LINE = 20;
  private static final double SIGN = 16;

  /** Padding of a cell, the sign, and room for the scroll bar. */
  private static final double BESIDE_TEXT = 8 + SIGN + 8 + 16;

  /** Stay in sight above a change that is gone to. */
  private static final int LINES_BEFORE = 3;

  private final ListView<DiffLine> list = new ListView<>();
  private final ObservableList<DiffLine> lines = FXCollections.observableArrayList();
  private final WidthOf widths = new GlyphWidths(Font.font(Fonts.UI, 13));
  private @Nullable WordDiff shown;
  private double laidOut = -1;
  private int change = -1;

  /**
   * An empty view.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public DiffView(String accessibleText) {
    getStyleClass().add("word-diff");
    list.setItems(lines);
    list.setFixedCellSize(LINE);
    list.setAccessibleText(accessibleText);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new Line());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    list.widthProperty().subscribe(this::layOut);
    Content.mark(this);
    setMinHeight(0);
    getChildren().setAll(list);
  }

  /** Shows a difference from its beginning; null for none. */
  // Two whole texts are not compared word by word only to find that they are the same.
  @SuppressWarnings("ReferenceEquality")
  public void show(@Nullable WordDiff diff) {
    if (!Objects.equals(diff, shown)) {
      shown = diff;
      laidOut = -1;
      change = -1;
      layOut();
    }
  }

  /** The list, to be focused. */
  public ListView<DiffLine> list() {
    return list;
  }

  /** Goes to the next change, or with a negative step back; after the last comes the first. */
  public void goToChange(int step) {
    WordDiff diff = shown;
    if (diff == null || diff.changes() == 0) {
      return;
    }
    change = change < 0 && step < 0 ? diff.changes() - 1 : change + step;
    change = Math.floorMod(change, diff.changes());
    for (int i = 0; i < lines.size(); i++) {
      // A line has the number of its first change only.
      int next = i + 1 < lines.size() ? lines.get(i + 1).change() : -1;
      int here = lines.get(i).change();
      if (here == change || (here >= 0 && here < change && next > change)) {
        list.getSelectionModel().clearAndSelect(i);
        list.scrollTo(Math.max(0, i - LINES_BEFORE));
        return;
      }
    }
  }

  private void layOut() {
    double width = Math.floor(list.getWidth() - BESIDE_TEXT);
    WordDiff diff = shown;
    if (diff == null) {
      lines.clear();
    } else if (width > 0 && width != laidOut) {
      laidOut = width;
      String more = Texts.text("diff.more", DiffLines.MOST_LINES);
      lines.setAll(DiffLines.of(diff, widths, width, more));
    }
  }

  private void onKey(KeyEvent event) {
    if (KeyCombination.valueOf("Shortcut+C").match(event)) {
      List<DiffLine> selected = list.getSelectionModel().getSelectedItems();
      CopyRequest.fire(
          this,
          (selected.isEmpty() ? lines : selected)
              .stream().map(DiffLine::text).collect(Collectors.joining("\n")));
      event.consume();
    }
  }

  private static final class Line extends ListCell<DiffLine> {
    private final Label sign = new Label();
    private final HBox row = new HBox();

    Line() {
      setPrefWidth(0);
      sign.getStyleClass().add("diff-sign");
      sign.setMinWidth(SIGN);
      sign.setPrefWidth(SIGN);
      row.setAlignment(Pos.CENTER_LEFT);
      setText(null);
    }

    @Override
    protected void updateItem(@Nullable DiffLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      sign.setText(line.sign());
      row.getChildren().setAll(sign);
      line.spans().forEach(span -> row.getChildren().add(label(span)));
      setAccessibleText(line.text());
      setGraphic(row);
    }

    private static Label label(Span span) {
      Label label = new Label(span.text());
      label.setMinWidth(Region.USE_PREF_SIZE);
      label.setMnemonicParsing(false);
      label.getStyleClass().add("diff-" + span.look().name().toLowerCase(Locale.ROOT));
      return label;
    }
  }
}
