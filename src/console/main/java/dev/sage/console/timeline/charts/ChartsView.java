package dev.sage.console.timeline.charts;

import dev.sage.console.shell.Pulse;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.axis.TimeScale;
import dev.sage.console.timeline.model.Pointer;
import dev.sage.workbench.timeline.Charts;
import dev.sage.workbench.timeline.Figures;
import dev.sage.workbench.timeline.TimeRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The small charts beside each other, all on the range that is shown; while a moment is pointed at
 * each says its value there. What changes them all is shown by some in each pulse, so that a range
 * that moves never waits for nine drawings. FX thread only.
 */
public final class ChartsView extends HBox {
  private static final int A_PULSE = 2;

  private final List<Card> cards = new ArrayList<>();
  private final Deque<Card> due = new ArrayDeque<>();
  private final Moments moments;
  private final Pointer pointer;
  private @Nullable Charts charts;
  private @Nullable TimeRange range;

  /** Charts of those figures. */
  public ChartsView(
      ObservableValue<@Nullable Charts> figures,
      ObservableValue<@Nullable TimeRange> range,
      Pointer pointer,
      Moments moments,
      Pulse pulse) {
    this.moments = moments;
    this.pointer = pointer;
    setId("timeline-charts");
    getStyleClass().add("timeline-charts");
    for (ChartKind kind : ChartKind.values()) {
      Card card = new Card(kind);
      HBox.setHgrow(card, Priority.ALWAYS);
      cards.add(card);
    }
    getChildren().setAll(cards);
    widthProperty().subscribe(this::share);
    pulse.add(deadline -> draw());
    figures.subscribe(
        now -> {
          charts = now;
          all(pulse);
        });
    range.subscribe(
        now -> {
          this.range = now;
          all(pulse);
        });
    pointer.momentProperty().subscribe(() -> cards.forEach(this::say));
  }

  /** Each has its part: a box alone would give, and take, all of them the same. */
  private void share() {
    double gaps = getSpacing() * (cards.size() - 1);
    double room = getWidth() - getInsets().getLeft() - getInsets().getRight() - gaps;
    double parts = cards.stream().mapToDouble(card -> card.kind.room()).sum();
    for (Card card : cards) {
      card.setPrefWidth(Math.max(0, Math.floor(room * card.kind.room() / parts)));
    }
  }

  private void all(Pulse pulse) {
    // Who waits already keeps its turn.
    for (Card card : cards) {
      if (!due.contains(card)) {
        due.add(card);
      }
    }
    pulse.wake();
  }

  private boolean draw() {
    for (int i = 0; i < A_PULSE && !due.isEmpty(); i++) {
      Card card = due.remove();
      card.plot.show(charts, range);
      say(card);
    }
    return !due.isEmpty();
  }

  /** Whether all show what they are to show. */
  public boolean settled() {
    return due.isEmpty();
  }

  /** How often they have been drawn. */
  public int drawn() {
    return cards.stream().mapToInt(card -> card.plot.drawn()).sum();
  }

  private void say(Card card) {
    OptionalLong moment = pointer.momentProperty().get();
    Charts now = charts;
    Optional<Figures> there =
        now == null || moment.isEmpty() ? Optional.empty() : bucket(now, moment.getAsLong());
    card.plot.mark(moment);
    card.say(there.orElse(now == null ? null : now.total()), there.isPresent() ? moment : null);
  }

  private static Optional<Figures> bucket(Charts charts, long moment) {
    long at = Math.floorDiv(moment - charts.origin(), charts.bucketMicros());
    return at < 0 || at >= charts.buckets().size()
        ? Optional.empty()
        : Optional.of(charts.buckets().get((int) at));
  }

  private final class Card extends VBox {
    private final ChartKind kind;
    private final ChartView plot;
    private final ChartFigure figure;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Figures said;

    /** Whether what stands there is of all of the range, and {@link #said}. */
    private boolean ofAll;

    Card(ChartKind kind) {
      this.kind = kind;
      plot = new ChartView(kind, moments);
      figure = new ChartFigure(kind);
      getStyleClass().add("timeline-chart");
      setId("timeline-chart-" + kind.key());
      setAccessibleRole(AccessibleRole.TEXT);
      setMinWidth(0);
      widthProperty().subscribe(() -> figure.show(said, getWidth()));
      VBox.setVgrow(plot, Priority.ALWAYS);
      getChildren().setAll(figure, plot);
      Tooltip.install(this, tooltip);
      plot.setOnMouseMoved(
          event -> {
            TimeScale scale = plot.scale();
            if (scale != null) {
              pointer.at(scale.at(event.getX()));
            }
          });
      plot.setOnMouseExited(event -> pointer.gone());
      ChartKeys.on(this, pointer, () -> charts);
    }

    void say(@Nullable Figures of, @Nullable OptionalLong moment) {
      // While the range moves and the figures have not come there is nothing new to be said.
      if (ofAll && moment == null && Objects.equals(of, said)) {
        return;
      }
      ofAll = moment == null && getScene() != null;
      said = of;
      figure.show(of, getWidth());
      figure.there(moment != null && charts != null);
      String explanation = of == null ? kind.title() : kind.explanation(of);
      if (moment != null && charts != null) {
        long from = moment.getAsLong();
        explanation =
            Texts.text("timeline.chart.around", moments.moment(from, charts.bucketMicros()))
                + "\n"
                + explanation;
      }
      tooltip.setText(explanation);
      setAccessibleText(kind.title() + ": " + (of == null ? "" : kind.words(of)));
      setAccessibleHelp(explanation);
    }
  }
}
