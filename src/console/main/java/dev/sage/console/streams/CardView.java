package dev.sage.console.streams;

import dev.sage.console.streams.explain.Explanation;
import dev.sage.console.streams.explain.ExplanationCard;
import dev.sage.console.streams.explain.Explanations;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The card that explains something of the call that is open, and goes through its places. */
final class CardView extends StackPane {
  private final CallModel model;
  private final ExplanationCard card = new ExplanationCard(this::visit, this::close);
  private final AttemptsCard attempts = new AttemptsCard(this::close);
  private final BooleanProperty open = new SimpleBooleanProperty();
  private @Nullable Explanation shown;

  CardView(CallModel model) {
    this.model = model;
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    visibleProperty().bind(open);
    getChildren().setAll(card);
  }

  /** Whether it is on the screen. */
  BooleanProperty openProperty() {
    return open;
  }

  /** Explains an anomaly, and goes to its first place that is not behind. */
  void explain(Anomaly anomaly) {
    CallLook look = model.lookProperty().get();
    if (look == null) {
      return;
    }
    show(Explanations.of(anomaly, look));
    if (look.places().ordinal(anomaly, model.selectedProperty().get()) == 0) {
      visit(1);
    }
  }

  void explain(MetricName metric) {
    CallLook look = model.lookProperty().get();
    if (look != null) {
      show(Explanations.of(metric, look));
    }
  }

  /** Shows every attempt of the call, or closes that card. */
  void attempts() {
    CallLook look = model.lookProperty().get();
    boolean there = open.get() && getChildren().contains(attempts);
    close();
    if (look != null && !there) {
      attempts.show(look.call(), look.attempts());
      getChildren().setAll(attempts);
      open.set(true);
    }
  }

  private void show(Explanation explanation) {
    shown = explanation;
    getChildren().setAll(card);
    open.set(true);
    place();
  }

  private void visit(int direction) {
    Explanation now = shown;
    if (now != null && now.anomaly() != null) {
      model.steps().visit(now.anomaly(), direction);
      place();
    }
  }

  /** Says which of the places is on the screen. */
  void place() {
    Explanation now = shown;
    CallLook look = model.lookProperty().get();
    if (now == null || look == null || !open.get()) {
      return;
    }
    Anomaly anomaly = now.anomaly();
    card.show(
        now,
        anomaly == null ? 0 : look.places().ordinal(anomaly, model.selectedProperty().get()),
        anomaly == null ? 0 : look.places().count(anomaly));
  }

  /** Another call, or the same one read further. */
  void look(@Nullable CallLook look) {
    Explanation now = shown;
    if (look == null) {
      close();
    } else if (now != null && now.anomaly() != null && look.places().count(now.anomaly()) == 0) {
      close();
    }
  }

  void close() {
    open.set(false);
    shown = null;
  }
}
