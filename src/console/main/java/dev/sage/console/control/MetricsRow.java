package dev.sage.console.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Figures in a row: {@code TTFT 412 ms}, {@code 38 tok/s}. Cheap to update at every pulse: only
 * texts change while the names stay the same. FX thread only.
 */
public final class MetricsRow extends FlowPane {
  private final List<Chip> chips = new ArrayList<>();

  private @Nullable IntConsumer onMetric;

  /** An empty row. */
  public MetricsRow() {
    super(16, 4);
    getStyleClass().add("metrics");
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
    private final Tooltip tooltip = new Tooltip();

    Chip() {
      super(6);
      getStyleClass().add("metric");
      name.getStyleClass().add("metric-name");
      value.getStyleClass().add("metric-value");
      // A figure that grows by a digit must not be cut before the row is laid out again.
      value.setMinWidth(Region.USE_PREF_SIZE);
      name.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().setAll(name, value);
      Tooltip.install(this, tooltip);
    }

    void show(Metric metric) {
      name.setText(metric.name());
      name.setManaged(!metric.name().isEmpty());
      value.setText(metric.value());
      tooltip.setText(metric.explanation());
      setAccessibleText(metric.name() + " " + metric.value());
    }
  }
}
