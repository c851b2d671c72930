package dev.sage.console.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One big figure with its name above it. FX thread only. */
public final class MetricCard extends VBox {
  private final Label name = new Label();
  private final Label value = new Label();

  /** A card of that figure. */
  public MetricCard(Metric metric) {
    super(0);
    getStyleClass().add("metric-card");
    setAccessibleRole(AccessibleRole.TEXT);
    name.getStyleClass().add("secondary");
    value.getStyleClass().add("big-figure");
    getChildren().setAll(name, value);
    set(metric);
  }

  /** Shows another value. */
  public void set(Metric metric) {
    name.setText(metric.name());
    value.setText(metric.value());
    Hint.on(this, metric.explanation());
    setAccessibleText(metric.name() + ": " + metric.value());
  }
}
