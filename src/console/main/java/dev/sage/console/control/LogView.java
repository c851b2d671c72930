package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Fonts;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A growing text in a virtual list of lines. It follows the end while the end is on the screen;
 * otherwise a pill counts what is new. Lines can be selected and copied. FX thread only.
 */
public final class LogView extends StackPane {
  private static final double LINE = 20;

  /** Stay in sight above a line that is gone to. */
  private static final int LINES_BEFORE = 4;

  /** Padding of a cell and room for the scroll bar. */
  private static final double BESIDE_TEXT = 12 + 12 + 12;

  private final ListView<LogLine> list = new ListView<>();
  private final Button pill = new Button();
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final Map<LogLine.Style, WidthOf> widths = new EnumMap<>(LogLine.Style.class);
  private final LogModel model = new LogModel(this::widths);
  private final boolean live;
  private int seen;
  private int wanted;

  private LogView(String accessibleText, boolean live) {
    this.live = live;
    following.set(live);
    getStyleClass().add("log");
    list.setItems(model.lines());
    list.setFixedCellSize(LINE);
    list.setAccessibleText(accessibleText);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new Line());
    list.widthProperty().subscribe(this::fit);
    list.heightProperty().subscribe(this::keepEnd);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    // Where the person has scrolled to is known after the list has been laid out again.
    list.addEventFilter(ScrollEvent.SCROLL, event -> Platform.runLater(this::look));
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> Platform.runLater(this::look));
    list.addEventFilter(KeyEvent.KEY_RELEASED, event -> Platform.runLater(this::look));
    model.lines().addListener(this::changed);

    pill.getStyleClass().addAll("accent", "pill");
    pill.setVisible(false);
    pill.setOnAction(event -> followEnd());
    StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
    Content.mark(this);
    getChildren().setAll(list, pill);
  }

  /**
   * A view of a text that grows: it follows the end.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public LogView(String accessibleText) {
    this(accessibleText, true);
  }

  /**
   * A view of a text that is complete: it stays where it is.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public static LogView still(String accessibleText) {
    return new LogView(accessibleText, false);
  }

  /** What is shown; append to it. */
  public LogModel model() {
    return model;
  }

  /** The list, to be focused. */
  public ListView<LogLine> list() {
    return list;
  }

  /** Whether new lines scroll into sight. */
  public ReadOnlyBooleanProperty followingProperty() {
    return following;
  }

  /** Goes to the end and stays there. */
  public void followEnd() {
    following.set(true);
    showEnd();
  }

  /** Goes to the beginning and stays there. */
  public void showStart() {
    following.set(false);
    list.scrollTo(0);
    seen = model.lines().size();
    pill.setVisible(false);
  }

  /**
   * Selects a line of the text, from 1, and scrolls to it; also when lines have been wrapped anew.
   */
  public void showLine(int number) {
    following.set(false);
    wanted = number;
    goToWanted();
  }

  private void goToWanted() {
    int index = wanted > 0 ? model.indexOfLine(wanted) : -1;
    if (index >= 0) {
      list.getSelectionModel().clearAndSelect(index);
      list.scrollTo(Math.max(0, index - LINES_BEFORE));
    }
  }

  private WidthOf widths(LogLine.Style style) {
    return widths.computeIfAbsent(style, LogView::measure);
  }

  private static WidthOf measure(LogLine.Style style) {
    return new GlyphWidths(
        switch (style) {
          case MONO -> Font.font(Fonts.MONO, 12.5);
          case TEXT, MUTED, ERROR -> Font.font(Fonts.UI, 13);
          case HEADING -> Font.font(Fonts.UI, 12);
        });
  }

  private void fit() {
    boolean caughtUp = seen == model.lines().size();
    model.fit(Math.floor(list.getWidth() - BESIDE_TEXT));
    if (caughtUp) {
      seen = model.lines().size();
      pill.setVisible(false);
    }
    goToWanted();
  }

  /** A list that shrinks keeps its first line in sight; who follows wants the last. */
  private void keepEnd() {
    if (following.get()) {
      Platform.runLater(
          () -> {
            if (following.get()) {
              showEnd();
            }
          });
    }
  }

  private void changed(ListChangeListener.Change<? extends LogLine> change) {
    if (following.get()) {
      showEnd();
    } else if (live) {
      int fresh = model.lines().size() - seen;
      if (fresh <= 0) {
        seen = Math.min(seen, model.lines().size());
      }
      pill.setText(Texts.text("log.new", Format.count(Math.max(0, fresh))));
      pill.setVisible(fresh > 0);
    }
  }

  private void showEnd() {
    seen = model.lines().size();
    pill.setVisible(false);
    if (seen > 0) {
      list.scrollTo(seen - 1);
    }
  }

  private void look() {
    if (live && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      var last = flow.getLastVisibleCell();
      boolean atEnd = last == null || last.getIndex() >= model.lines().size() - 2;
      if (atEnd != following.get()) {
        following.set(atEnd);
        seen = model.lines().size();
        pill.setVisible(false);
      }
    }
  }

  private void onKey(KeyEvent event) {
    if (KeyCombination.valueOf("Shortcut+C").match(event)) {
      copy();
      event.consume();
    } else if (event.getCode() == KeyCode.END) {
      followEnd();
    }
  }

  private void copy() {
    List<LogLine> selected = list.getSelectionModel().getSelectedItems();
    CopyRequest.fire(this, LogModel.text(selected.isEmpty() ? model.lines() : selected));
  }

  private static final class Line extends ListCell<LogLine> {
    private LogLine.@Nullable Style shown;

    Line() {
      // Lines fit by their making; a blank that hangs over the edge must bring no scroll bar.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LogLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setText(null);
        return;
      }
      setText(line.text());
      if (shown != line.style()) {
        getStyleClass().removeIf(name -> name.startsWith("log-"));
        getStyleClass().add("log-" + line.style().name().toLowerCase(Locale.ROOT));
        shown = line.style();
      }
    }
  }
}
