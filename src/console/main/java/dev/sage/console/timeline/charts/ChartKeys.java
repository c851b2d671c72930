package dev.sage.console.timeline.charts;

import dev.sage.console.timeline.model.Pointer;
import dev.sage.workbench.timeline.Charts;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A chart by keys: the arrows point at one column after the other, as the mouse does; a screen
 * reader has the explanation as the chart's help. FX thread only.
 */
final class ChartKeys {
  private final Pointer pointer;
  private final Supplier<@Nullable Charts> charts;

  private ChartKeys(Pointer pointer, Supplier<@Nullable Charts> charts) {
    this.pointer = pointer;
    this.charts = charts;
  }

  static void on(Region card, Pointer pointer, Supplier<@Nullable Charts> charts) {
    ChartKeys keys = new ChartKeys(pointer, charts);
    card.setFocusTraversable(true);
    card.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
  }

  private void pressed(KeyEvent event) {
    if (event.isShiftDown() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> step(-1);
      case RIGHT -> step(1);
      case HOME -> at(0);
      case END -> at(Integer.MAX_VALUE);
      case ESCAPE -> {
        if (pointer.momentProperty().get().isEmpty()) {
          return;
        }
        pointer.gone();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(int by) {
    Charts now = charts.get();
    if (now == null) {
      return;
    }
    OptionalLong moment = pointer.momentProperty().get();
    if (moment.isEmpty()) {
      at(by > 0 ? 0 : Integer.MAX_VALUE);
    } else {
      at(Math.floorDiv(moment.getAsLong() - now.origin(), now.bucketMicros()) + by);
    }
  }

  private void at(long column) {
    Charts now = charts.get();
    if (now != null && !now.buckets().isEmpty()) {
      long one = Math.clamp(column, 0, now.buckets().size() - 1);
      pointer.at(now.origin() + one * now.bucketMicros() + now.bucketMicros() / 2);
    }
  }
}
