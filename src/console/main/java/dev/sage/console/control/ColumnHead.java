package dev.sage.console.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The names of columns above {@link TextRow}s. FX thread only. */
public final class ColumnHead extends Region {
  private static final double HEIGHT = 28;

  private final Supplier<ColumnPlaces> places;
  private final Map<TextColumn, Label> labels = new LinkedHashMap<>();

  /** A head of those columns. */
  public ColumnHead(List<? extends TextColumn> columns, Supplier<ColumnPlaces> places) {
    this.places = places;
    getStyleClass().add("column-head");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    for (TextColumn column : columns) {
      Label label = new Label(column.title());
      label.setAlignment(column.figure() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
      labels.put(column, label);
      getChildren().add(label);
    }
  }

  @Override
  protected void layoutChildren() {
    ColumnPlaces at = places.get();
    labels.forEach(
        (column, label) -> {
          ColumnPlaces.Place place = at.place(column);
          label.resizeRelocate(place.left(), 0, place.room(), getHeight());
        });
  }
}
