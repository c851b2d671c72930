package dev.sage.console.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Figures in a row: {@code TTFT 412 ms}, {@code 38 tok/s}. Cheap to update at every pulse: only
 * texts change while the names stay the same. Where there is no room for all in one line, the lines
 * are about equally long. FX thread only.
 */
public final class MetricsRow extends Pane {
  private final List<Chip> chips = new ArrayList<>();
  private double hgap = 16;
  private double vgap = 4;

  private @Nullable IntConsumer onMetric;

  /** An empty row. */
  public MetricsRow() {
    getStyleClass().add("metrics");
  }

  /** The room between two figures, and between two lines, in pixels. */
  public void setGaps(double horizontal, double vertical) {
    hgap = horizontal;
    vgap = vertical;
    requestLayout();
  }

  /**
   * Told the index of a figure that the person asks about; each can be reached by keyboard then.
   */
  public void setOnMetric(IntConsumer consumer) {
    onMetric = consumer;
  }

  /** Shows these figures, in this order. */
  public void set(List<Metric> metrics) {
    while (chips.size() < metrics.size()) {
      Chip chip = new Chip();
      ask(chip, chips.size());
      chips.add(chip);
      getChildren().add(chip);
    }
    if (chips.size() > metrics.size()) {
      getChildren().remove(metrics.size(), chips.size());
      chips.subList(metrics.size(), chips.size()).clear();
    }
    for (int i = 0; i < metrics.size(); i++) {
      chips.get(i).show(metrics.get(i));
    }
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return chips.stream().mapToDouble(MetricsRow::wide).max().orElse(0);
  }

  /** In one line. */
  @Override
  protected double computePrefWidth(double height) {
    double all = chips.stream().mapToDouble(MetricsRow::wide).sum();
    return all + hgap * Math.max(0, chips.size() - 1);
  }

  @Override
  protected double computePrefHeight(double width) {
    int lines = lines(width < 0 ? Double.MAX_VALUE : width);
    return lines * high() + vgap * Math.max(0, lines - 1);
  }

  @Override
  protected void layoutChildren() {
    double room = even(getWidth());
    double high = high();
    double x = 0;
    double y = 0;
    for (Chip chip : chips) {
      double wide = wide(chip);
      if (x > 0 && x + wide > room) {
        x = 0;
        y += high + vgap;
      }
      chip.resizeRelocate(x, y, wide, high);
      x += wide + hgap;
    }
  }

  private static double wide(Chip chip) {
    return Math.ceil(chip.prefWidth(-1));
  }

  private double high() {
    return chips.stream().mapToDouble(chip -> Math.ceil(chip.prefHeight(-1))).max().orElse(0);
  }

  private int lines(double room) {
    int lines = chips.isEmpty() ? 0 : 1;
    double x = 0;
    for (Chip chip : chips) {
      double wide = wide(chip);
      if (x > 0 && x + wide > room) {
        lines++;
        x = 0;
      }
      x += wide + hgap;
    }
    return lines;
  }

  /** The least room that needs no more lines than there are. */
  private double even(double room) {
    int lines = lines(room);
    if (lines < 2) {
      return room;
    }
    double tooLittle = 0;
    double enough = room;
    while (enough - tooLittle > 1) {
      double between = (enough + tooLittle) / 2;
      if (lines(between) > lines) {
        tooLittle = between;
      } else {
        enough = between;
      }
    }
    return enough;
  }

  private void ask(Chip chip, int index) {
    IntConsumer consumer = onMetric;
    if (consumer == null) {
      return;
    }
    Asking.about(chip, () -> consumer.accept(index));
  }

  private static final class Chip extends HBox {
    private final Label name = new Label();
    private final Label value = new Label();

    Chip() {
      super(6);
      getStyleClass().add("metric");
      name.getStyleClass().add("metric-name");
      value.getStyleClass().add("metric-value");
      // A figure that grows by a digit must not be cut before the row is laid out again.
      value.setMinWidth(Region.USE_PREF_SIZE);
      name.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().setAll(name, value);
    }

    void show(Metric metric) {
      name.setText(metric.name());
      name.setManaged(!metric.name().isEmpty());
      value.setText(metric.value());
      Hint.on(this, metric.explanation());
      setAccessibleText(metric.name() + " " + metric.value());
    }
  }
}
