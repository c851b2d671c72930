package dev.sage.console.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.text.Text;

/**
 * A row of texts in columns. They are shapes, not labels, and cut by the widths of characters: a
 * jump writes a screenful of rows within one pulse. FX thread only.
 *
 * @param <C> its columns
 */
public abstract class TextRow<C extends TextColumn> extends VirtualRow {
  /** How high it is, in pixels. */
  public static final int HEIGHT = 26;

  private final Supplier<ColumnPlaces> places;
  private final Ellipsis ellipsis;
  private final Map<C, Text> texts = new LinkedHashMap<>();
  private final Map<C, String> said = new LinkedHashMap<>();
  private final WordMarks marks = new WordMarks(getChildren());

  /** A row that shows nothing yet. */
  protected TextRow(List<C> columns, Supplier<ColumnPlaces> places, Ellipsis ellipsis) {
    this.places = places;
    this.ellipsis = ellipsis;
    getStyleClass().add("text-row");
    for (C column : columns) {
      Text text = new Text();
      text.setTextOrigin(VPos.CENTER);
      text.getStyleClass().setAll("text", "cell-" + column.key());
      texts.put(column, text);
      said.put(column, "");
      getChildren().add(text);
    }
  }

  /** The text of a column. */
  protected final Text cell(C column) {
    return Objects.requireNonNull(texts.get(column));
  }

  /** Where a column stands now. */
  protected final ColumnPlaces.Place place(C column) {
    return places.get().place(column);
  }

  /** What a column is to show. */
  protected final void say(C column, String words) {
    said.put(column, words);
  }

  /** Nothing in any column. */
  protected final void sayNothing() {
    said.replaceAll((column, words) -> "");
  }

  /** How much of a column's room is taken by something else, at its left. */
  protected double taken(C column) {
    return 0;
  }

  /** What is to be marked in the text that a column shows; nothing, unless a row knows better. */
  protected List<TextRange> marked(C column, String words) {
    return List.of();
  }

  /** Puts the texts into their columns. */
  protected void write() {
    ColumnPlaces at = places.get();
    marks.clear();
    texts.forEach((column, text) -> write(column, text, at.place(column)));
  }

  private void write(C column, Text text, ColumnPlaces.Place place) {
    String words = said.getOrDefault(column, "");
    double taken = taken(column);
    String fitting = column.figure() ? words : ellipsis.fit(words, place.room() - taken);
    if (!fitting.equals(text.getText())) {
      text.setText(fitting);
    }
    text.setX(
        column.figure()
            ? Math.rint(place.left() + place.room() - text.getLayoutBounds().getWidth())
            : place.left() + taken);
    text.setY(HEIGHT / 2.0);
    for (TextRange range : marked(column, words)) {
      marks.add(fitting, range, text.getX(), HEIGHT, ellipsis.widths());
    }
  }

  @Override
  protected void layoutChildren() {
    write();
  }

  /** While the window is shown to others, content is hidden, here too. */
  @Override
  protected String words() {
    return said.entrySet().stream()
        .filter(each -> cell(each.getKey()).isVisible() && !each.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(", "));
  }
}
