package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Fonts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * A growing text in virtual rows. It follows the end while the end is on the screen; otherwise a
 * pill counts what is new, and what is looked at stays. Lines can be selected and copied. FX thread
 * only.
 */
public final class LogView extends StackPane {
  /** Stay in sight above a line that is gone to. */
  private static final int LINES_BEFORE = 4;

  private static final double WANTED_HEIGHT = 400;

  /** Lines held once all of a text was asked for: some ten megabytes. */
  private static final int MOST_ASKED_FOR = 500_000;

  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final VirtualRows rows;
  private final FollowedRows followed;
  private final Button all = new Button();
  private final Map<LogLine.Style, WidthOf> widths = new EnumMap<>(LogLine.Style.class);
  private final LogModel model;
  private final boolean live;
  private int wanted;
  private @Nullable Runnable again;
  private String marked = "";
  private IntConsumer chosen = line -> {};
  private boolean going;

  private LogView(String accessibleText, boolean live) {
    this.live = live;
    // What does not grow is bounded by whoever sets it.
    model = new LogModel(this::widths, live ? LogModel.MOST_LINES : Integer.MAX_VALUE);
    getStyleClass().add("log");
    rows =
        new VirtualRows(
            LineRow.HEIGHT, () -> new LineRow(model.lines()::get, this::marked, this::widths));
    rows.selectRanges();
    rows.setPrefHeight(WANTED_HEIGHT);
    rows.setMinSize(0, 0);
    rows.setAccessibleText(accessibleText);
    rows.widthProperty().subscribe(this::fit);
    rows.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    rows.selectedProperty().subscribe(row -> chose(row.intValue()));
    followed = new FollowedRows(rows, rows);
    followed.setOnScrolled(this::offerAll);
    followed.followingProperty().set(live);
    model.droppedProperty().subscribe((before, now) -> forget(before.longValue(), now.longValue()));
    model.lines().subscribe(this::changed);
    all.getStyleClass().addAll("pill", "pill-above");
    all.setVisible(false);
    all.setOnAction(event -> showAll());
    StackPane.setAlignment(all, Pos.TOP_CENTER);
    Content.mark(this);
    getChildren().setAll(followed, all);
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

  /** The lines on the screen, to be focused. */
  public VirtualRows rows() {
    return rows;
  }

  /** Whether new lines scroll into sight. */
  public ReadOnlyBooleanProperty followingProperty() {
    return followed.followingProperty();
  }

  /**
   * Lets a person ask for the lines that are no longer held.
   *
   * @param showAgain empties the text and appends all of it
   */
  public void setWhole(Runnable showAgain) {
    again = showAgain;
  }

  /** Holds no more lines than a text has that nobody asked for. */
  public void forgetWhole() {
    model.hold(LogModel.MOST_LINES);
  }

  private void showAll() {
    Runnable whole = again;
    if (whole != null) {
      model.hold(MOST_ASKED_FOR);
      followed.followingProperty().set(false);
      whole.run();
      showStart();
      rows.requestFocus();
    }
  }

  /** Said where it is missed: at the upper edge. */
  private void offerAll() {
    long gone = model.droppedProperty().get();
    boolean missed = gone > 0 && again != null && rows.first() == 0;
    all.setVisible(missed);
    if (missed) {
      all.setText(Texts.text("log.all", Format.count(gone)));
    }
  }

  /** Goes to the end and stays there. */
  public void followEnd() {
    followed.followingProperty().set(true);
  }

  /** Goes to the beginning and stays there. */
  public void showStart() {
    followed.followingProperty().set(false);
    rows.scrollTo(0);
    followed.caughtUp();
    offerAll();
  }

  /** Marks words wherever they stand, whatever the case; none for no words. */
  public void mark(String words) {
    marked = words;
    rows.refresh();
  }

  private List<TextRange> marked(int row) {
    return marked.isEmpty() ? List.of() : model.find(marked, row);
  }

  /**
   * Selects a line of the text, from 1, and scrolls to it; also when lines have been wrapped anew.
   */
  public void showLine(int number) {
    followed.followingProperty().set(false);
    wanted = number;
    goToWanted();
  }

  /** No line is selected. */
  void showNoLine() {
    wanted = 0;
    rows.selectedProperty().set(VirtualRows.NONE);
  }

  /** The line of the text, from 1, that is selected; 0 for none. */
  int line() {
    int row = rows.selectedProperty().get();
    return row == VirtualRows.NONE ? 0 : model.lineOf(row);
  }

  /** Told which line of the text, from 1, a person has selected. */
  void setOnLine(IntConsumer action) {
    chosen = action;
  }

  private void chose(int row) {
    if (!going && row != VirtualRows.NONE) {
      wanted = 0;
      chosen.accept(model.lineOf(row));
    }
  }

  private void goToWanted() {
    int index = wanted > 0 ? model.indexOfLine(wanted) : -1;
    if (index >= 0) {
      going = true;
      rows.selectedProperty().set(index);
      going = false;
      rows.scrollTo(Math.max(0, index - LINES_BEFORE));
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
    boolean nothingNew = followed.nothingNew();
    model.fit(Math.floor(rows.getWidth() - 2 * LineRow.PADDING - VirtualRows.BAR));
    if (nothingNew) {
      followed.caughtUp();
    }
    goToWanted();
  }

  private void forget(long before, long now) {
    if (now > before) {
      rows.forget((int) (now - before));
    }
  }

  private void changed() {
    rows.show(model.lines().size());
    offerAll();
    if (live) {
      followed.came(model.droppedProperty().get() + model.lines().size());
    }
  }

  private void onKey(KeyEvent event) {
    if (COPY.match(event)) {
      List<LogLine> lines = model.lines();
      CopyRequest.fire(
          this,
          LogModel.text(
              rows.selectedFirst() == VirtualRows.NONE
                  ? lines
                  : lines.subList(rows.selectedFirst(), rows.selectedLast() + 1)));
      event.consume();
    }
  }
}
