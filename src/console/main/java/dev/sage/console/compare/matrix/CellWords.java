package dev.sage.console.compare.matrix;

import dev.sage.console.compare.answer.AnswerStatus;
import dev.sage.console.control.Metric;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.streams.explain.CallUse;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a cell of the grid says of its answers: of all how they stand, of the first the rest. */
final class CellWords {
  private CellWords() {}

  /** How an answer stands. */
  static String label(MatrixEntry entry) {
    if (entry.missing() && entry.status() == AnswerStatus.WAITING) {
      return Texts.text("compare.matrix.cell.missing");
    }
    if (entry.failed()) {
      return Texts.text("compare.matrix.cell.failed");
    }
    return entry.unchecked() ? Texts.text("compare.matrix.cell.unchecked") : entry.status().label();
  }

  /** The same as a picture. */
  static StatusIcon.State state(MatrixEntry entry) {
    return entry.state().icon();
  }

  /** How all of them stand. */
  static String labels(List<MatrixEntry> entries) {
    return entries.stream().map(CellWords::label).collect(Collectors.joining(", "));
  }

  /** The first words of the answer. */
  static String answer(MatrixEntry entry) {
    return entry.excerpt().isEmpty() ? label(entry) : entry.excerpt();
  }

  /** What is measured of it, each with what explains it. */
  static List<Figure> figures(MatrixEntry entry) {
    List<Figure> figures = new ArrayList<>();
    if (!Double.isNaN(entry.ttftMillis())) {
      figures.add(figure(MetricName.TTFT, Format.millis(entry.ttftMillis())));
    }
    if (!Double.isNaN(entry.e2eMillis())) {
      figures.add(figure(MetricName.E2E, Format.millis(entry.e2eMillis())));
    }
    @Nullable BigDecimal cost = entry.cost();
    if (cost != null) {
      boolean whole = entry.status() == AnswerStatus.COMPLETE;
      figures.add(figure(MetricName.COST, CallUse.cost(whole, cost.doubleValue())));
    }
    return figures;
  }

  private static Figure figure(MetricName name, String value) {
    String key = "compare.figure." + name.key();
    return new Figure(name, new Metric(Texts.text(key), value, Texts.text(key + ".tooltip")));
  }

  /** What the assertions say and the figures, in a line. */
  static String line(MatrixEntry entry) {
    Stream<String> mark = entry.mark() == Mark.NONE ? Stream.empty() : Stream.of(mark(entry));
    Stream<String> figures = figures(entry).stream().map(Figure::shown).map(CellWords::brief);
    return Stream.concat(mark, figures).collect(Collectors.joining(" · "));
  }

  private static String mark(MatrixEntry entry) {
    return Texts.text("compare.matrix.mark." + entry.mark().name().toLowerCase(Locale.ROOT));
  }

  private static String brief(Metric figure) {
    return figure.name().isEmpty() ? figure.value() : figure.name() + " " + figure.value();
  }

  /** What has no room in the cell: the words uncut, and what each figure is. */
  static String whole(List<MatrixEntry> entries) {
    MatrixEntry first = entries.getFirst();
    return Stream.concat(
            Stream.of(labels(entries), first.excerpt()).filter(words -> !words.isEmpty()),
            figures(first).stream().map(CellWords::named))
        .collect(Collectors.joining("\n"));
  }

  private static String named(Figure figure) {
    return Texts.text(
        "compare.matrix.cell.figure",
        Texts.text("streams.metric." + figure.name().key()),
        figure.shown().value(),
        figure.shown().explanation());
  }
}
