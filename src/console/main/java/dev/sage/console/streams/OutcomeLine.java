package dev.sage.console.streams;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Outcome and buttons of a call in one line, with the figures between them where there is room for
 * all, else below. FX thread only.
 */
final class OutcomeLine extends Pane {
  private static final double GAP = 12;
  private static final double LINE_GAP = 2;

  private final Region left;
  private final Region figures;
  private final Region right;

  OutcomeLine(Region left, Region figures, Region right) {
    this.left = left;
    this.figures = figures;
    this.right = right;
    getChildren().setAll(left, figures, right);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return wide(left) + GAP + wide(right);
  }

  @Override
  protected double computePrefWidth(double height) {
    return wide(left) + GAP + wide(figures) + GAP + wide(right);
  }

  @Override
  protected double computePrefHeight(double width) {
    boolean one = width < 0 || width >= prefWidth(-1);
    return one ? line() : line() + LINE_GAP + figures.prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double line = line();
    double buttons = wide(right);
    left.resizeRelocate(0, 0, wide(left), line);
    right.resizeRelocate(width - buttons, 0, buttons, line);
    if (width >= prefWidth(-1)) {
      double wide = wide(figures);
      double high = Math.ceil(figures.prefHeight(-1));
      figures.resizeRelocate(
          width - buttons - GAP - wide, Math.rint((line - high) / 2), wide, high);
    } else {
      figures.resizeRelocate(0, line + LINE_GAP, width, figures.prefHeight(width));
    }
  }

  private double line() {
    return Math.ceil(Math.max(left.prefHeight(-1), right.prefHeight(-1)));
  }

  private static double wide(Region region) {
    return Math.ceil(region.prefWidth(-1));
  }
}
