package dev.sage.console.compare.answer;

import dev.sage.console.control.Metric;
import dev.sage.console.control.MetricsRow;
import dev.sage.console.streams.explain.CallUse;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.streams.explain.FiguresRow;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The figures of an answer, below it. FX thread only. */
final class FiguresView extends VBox {
  private static final double NARROW = 280;
  private static final double ONE_LINE = 18;
  private static final double TWO_LINES = 2 * ONE_LINE + 2;

  private final FiguresRow figures;

  /**
   * No figures.
   *
   * @param explain asked to explain a figure
   */
  FiguresView(Consumer<Figure> explain) {
    figures = new FiguresRow(explain);
    MetricsRow row = figures.row();
    row.setGaps(12, 2);
    // Narrow columns need two lines: then all have two, so that they end at one height.
    row.minHeightProperty()
        .bind(widthProperty().map(width -> width.doubleValue() < NARROW ? TWO_LINES : ONE_LINE));
    getChildren().setAll(row);
  }

  /**
   * Shows figures.
   *
   * @param cost in US dollars, where it is known
   * @param folded those that are left out
   */
  void show(@Nullable Figures now, @Nullable BigDecimal cost, Set<Metric> folded) {
    figures.set(
        now == null
            ? List.of()
            : figures(now, cost).stream()
                .filter(figure -> !folded.contains(figure.shown()))
                .toList());
  }

  /** The figures that are the same in all of them. */
  static Set<Metric> equalIn(List<Figures> all) {
    Set<Metric> equal = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      List<Metric> metrics = metrics(all.get(i), null);
      if (i == 0) {
        equal.addAll(metrics);
      } else {
        equal.retainAll(metrics);
      }
    }
    return all.size() < 2 ? Set.of() : equal;
  }

  private static List<Metric> metrics(Figures figures, @Nullable BigDecimal cost) {
    return figures(figures, cost).stream().map(Figure::shown).toList();
  }

  /** The figures as they are shown. */
  static List<Figure> figures(Figures figures, @Nullable BigDecimal cost) {
    List<Figure> metrics = new ArrayList<>();
    metrics.add(
        metric(MetricName.TTFT, "ttft", Format.millis(figures.ttftMillis()), figures.estimated()));
    metrics.add(
        metric(
            MetricName.SPEED,
            "rate",
            Format.tokensPerSecond(figures.tokensPerSecond()),
            figures.estimated()));
    boolean whole = figures.status() == AnswerStatus.COMPLETE;
    String tokens =
        Texts.text(
            figures.cached() > 0 ? "compare.figure.tokens.cached" : "compare.figure.tokens.value",
            Format.count(figures.input()),
            CallUse.output(whole, figures.output() < 0 ? null : figures.output()),
            Format.count(figures.cached()));
    metrics.add(metric(MetricName.TOKENS, "tokens", tokens, false));
    if (cost != null) {
      metrics.add(metric(MetricName.COST, "cost", CallUse.cost(whole, cost.doubleValue()), false));
    } else if (figures.status().over() && figures.status() != AnswerStatus.NOT_RUN) {
      metrics.add(metric(MetricName.COST, "cost.unknown", Format.UNKNOWN, false));
    }
    if (figures.attempts() > 1) {
      String attempts =
          figures.waited().isZero()
              ? Texts.text("compare.figure.attempts.value", figures.attempts())
              : Texts.text(
                  "compare.figure.attempts.waited",
                  figures.attempts(),
                  Format.duration(figures.waited()));
      metrics.add(metric(MetricName.ATTEMPT, "attempts", attempts, false));
    }
    return metrics;
  }

  private static Figure metric(MetricName name, String key, String value, boolean estimated) {
    return new Figure(
        name,
        new Metric(
            Texts.text("compare.figure." + key),
            estimated ? Format.estimate(value) : value,
            Texts.text("compare.figure." + key + ".tooltip")));
  }
}
