package dev.sage.console.compare.matrix;

import dev.sage.console.control.Hint;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The letters and names of the columns above the grid, as many as are in sight. FX thread only. */
final class MatrixHead extends Region {
  private static final double HEIGHT = 28;
  private static final int LETTERS = 26;

  private final MatrixColumns columns;
  private final Label input = name(Texts.text("compare.matrix.column.input"));
  private final List<Label> labels = new ArrayList<>();
  private List<String> targets = List.of();

  MatrixHead(MatrixColumns columns) {
    this.columns = columns;
    getStyleClass().add("matrix-columns");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    getChildren().setAll(input);
  }

  private static Label name(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("matrix-column");
    label.setManaged(false);
    return label;
  }

  /** A for the first column, AA for the one after Z. */
  static String letter(int column) {
    String last = String.valueOf((char) ('A' + column % LETTERS));
    return column < LETTERS ? last : letter(column / LETTERS - 1) + last;
  }

  /** The names of the columns. */
  void show(List<String> names) {
    targets = names;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    while (labels.size() < Math.min(columns.slots(), targets.size())) {
      Label label = name("");
      Hint.on(label, label::getText);
      labels.add(label);
      // The name of the inputs lies over those that pass below it.
      getChildren().add(getChildren().size() - 1, label);
    }
    input.resizeRelocate(0, 0, columns.input(), getHeight());
    labels.forEach(label -> label.setVisible(false));
    for (int i = columns.first(); i < Math.min(columns.end(), targets.size()); i++) {
      Label label = labels.get(i % labels.size());
      label.setText(letter(i) + "  " + targets.get(i));
      label.setVisible(true);
      label.resizeRelocate(columns.x(i), 0, columns.width(i), getHeight());
    }
  }
}
