package dev.sage.benchmarks;

import static dev.sage.benchmarks.client.Measurement.Metric.*;

import dev.sage.benchmarks.client.ClientKind;
import dev.sage.benchmarks.client.Measurement.Metric;
import java.util.List;
import java.util.Locale;

/**
 * A run beside a stored one, as Markdown. It informs and never fails: absolute figures are the
 * machine's, and even ratios to the floor of the same round scatter. Not thread-safe.
 */
final class Comparison {

  private static final List<Metric> ABSOLUTE =
      List.of(
          EVENTS_PER_SECOND,
          CPU_MICROS_PER_EVENT,
          BYTES_PER_EVENT,
          TTFT_MILLIS,
          TTFT_EARLY_MILLIS,
          STREAMS_CPU_PERCENT,
          STREAMS_P99_MILLIS,
          STREAMS_THREADS,
          KEPT_MEGABYTES,
          TEN_TIMES_CPU,
          COLD_MILLIS);

  private static final List<Metric> TO_THE_FLOOR =
      List.of(EVENTS_PER_SECOND, CPU_MICROS_PER_EVENT, TTFT_MILLIS, COLD_MILLIS);

  private final Baseline before;
  private final Results now;

  Comparison(Baseline before, Results now) {
    this.before = before;
    this.now = now;
  }

  /** The tables. */
  String text() {
    var text =
        new StringBuilder("\nCompared with the stored run\n(%s):\n".formatted(before.machine()));
    for (ClientKind kind : now.kinds()) {
      if (before.results().has(kind)) {
        text.append("\n#### ").append(kind).append("\n\n");
        text.append("| figure | stored | now | difference | |\n| --- | --- | --- | --- | --- |\n");
        ABSOLUTE.forEach(
            metric ->
                row(text, metric.name(), before.results().of(kind, metric), now.of(kind, metric)));
        ratios(text, kind);
      }
    }
    return text.toString();
  }

  private void ratios(StringBuilder text, ClientKind kind) {
    ClientKind floor = ClientKind.floor(kind.api());
    if (kind == floor || !now.has(floor) || !before.results().has(floor)) {
      return;
    }
    for (Metric metric : TO_THE_FLOOR) {
      row(
          text,
          metric + " ÷ floor's",
          before.results().ratio(kind, floor, metric),
          now.ratio(kind, floor, metric));
    }
  }

  private static void row(StringBuilder text, String figure, Spread stored, Spread now) {
    double percent = 100 * (now.median() / stored.median() - 1);
    // What is nothing has no percentage.
    String difference =
        Double.isFinite(percent) && Math.abs(stored.median()) >= 0.05
            ? String.format(Locale.ROOT, "%+.0f %%", percent)
            : "–";
    text.append(
        "| %s | %s | %s | %s | %s |%n"
            .formatted(
                figure.toLowerCase(Locale.ROOT).replace('_', ' '),
                stored.text("%,.2f"),
                now.text("%,.2f"),
                difference,
                now.apartFrom(stored) ? "beyond the spread" : "within the spread"));
  }
}
