package dev.sage.console.streams;

import dev.sage.console.text.Texts;
import dev.sage.llm.Timings;
import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The phases of one attempt as a waterfall: as wide as they were long, one after the other. */
final class PhaseBar extends VBox {
  private static final double WIDTH = 470;
  private static final double LEAST = 2;

  /** One phase. */
  record Phase(String key, long nanos) {}

  private PhaseBar(List<Phase> phases) {
    super(2);
    getStyleClass().add("phase-bar");
    long all = Math.max(1, phases.stream().mapToLong(Phase::nanos).sum());
    HBox bar = new HBox();
    FlowPane legend = new FlowPane(12, 2);
    for (Phase phase : phases) {
      Region piece = new Region();
      piece.getStyleClass().addAll("phase", "phase-" + phase.key());
      double width = Math.max(LEAST, (double) phase.nanos() / all * WIDTH);
      piece.setMinSize(width, 8);
      piece.setPrefSize(width, 8);
      bar.getChildren().add(piece);
      Region dot = new Region();
      dot.getStyleClass().addAll("phase-dot", "phase-" + phase.key());
      Label name =
          new Label(
              Texts.text("streams.span." + phase.key()) + " " + CallFigures.millis(phase.nanos()),
              dot);
      name.getStyleClass().add("secondary");
      legend.getChildren().add(name);
    }
    getChildren().setAll(bar, legend);
  }

  static PhaseBar of(StoredCall call, StoredAttempt attempt, boolean last) {
    return new PhaseBar(phases(call, attempt, last));
  }

  /** Each phase by itself; those after the headers are known of the last attempt only. */
  static List<Phase> phases(StoredCall call, StoredAttempt attempt, boolean last) {
    List<Phase> phases = new ArrayList<>();
    Phases network = attempt.phases();
    add(phases, "dns", network.dns());
    add(phases, "tcp", network.connect());
    add(phases, "tls", network.tls());
    if (!last || call.timings().headers() < 0) {
      add(phases, "headers", network.headers());
      return phases;
    }
    Timings times = call.timings();
    add(phases, "headers", times.headers());
    long at = times.headers();
    at = next(phases, "first-byte", at, times.firstByte());
    at = next(phases, "first-token", at, times.firstToken());
    next(phases, "end", at, times.end());
    return phases;
  }

  private static long next(List<Phase> phases, String key, long from, long to) {
    if (to < from) {
      return from;
    }
    add(phases, key, to - from);
    return to;
  }

  private static void add(List<Phase> phases, String key, long nanos) {
    if (nanos >= 0) {
      phases.add(new Phase(key, nanos));
    }
  }
}
