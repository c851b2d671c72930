package dev.sage.console.streams.pair;

import dev.sage.console.streams.explain.CallUse;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How two streams differ, as figures side by side and in words. Stateless. */
public final class Difference {
  private static final double MILLION = 1e6;

  /** Under a twentieth, speeds are called the same. */
  private static final double SAME_SPEED = 0.05;

  /** Under a millisecond, moments are called the same. */
  private static final long SAME_TIME = 1_000_000;

  private Difference() {}

  /**
   * A figure of both.
   *
   * @param metric what explains it
   */
  public record Row(MetricName metric, String name, String a, String b, String difference) {}

  /** The figures. */
  public static List<Row> rows(Metrics a, Metrics b) {
    List<Row> rows = new ArrayList<>();
    rows.add(time(MetricName.TTFB, "ttfb", a.ttfb(), b.ttfb()));
    rows.add(time(MetricName.TTFT, "ttft", a.ttft(), b.ttft()));
    rows.add(time(MetricName.TTFO, "ttfo", a.ttfo(), b.ttfo()));
    rows.add(time(MetricName.E2E, "e2e", a.e2e(), b.e2e()));
    rows.add(time(MetricName.TPOT, "tpot", Math.round(a.tpot()), Math.round(b.tpot())));
    rows.add(
        new Row(
            MetricName.SPEED,
            Texts.text("streams.metric.speed"),
            Format.tokensPerSecond(a.tokensPerSecond()),
            Format.tokensPerSecond(b.tokensPerSecond()),
            ratio(a.tokensPerSecond(), b.tokensPerSecond())));
    rows.add(time(MetricName.GAP, "median-gap", a.medianGap(), b.medianGap()));
    rows.add(time(MetricName.GAP, "longest-gap", a.longestGap(), b.longestGap()));
    rows.add(count(MetricName.GAP, "stalls", (long) a.stalls(), (long) b.stalls()));
    rows.add(tokens(a, b));
    return rows;
  }

  private static Row time(MetricName metric, String key, long a, long b) {
    boolean known = a >= 0 && b >= 0;
    long more = b - a;
    String sign = more >= 0 ? "+" : "−";
    return new Row(
        metric,
        Texts.text("streams.metric." + key),
        ms(a),
        ms(b),
        known ? sign + Format.millis(Math.abs(more) / MILLION) : Format.UNKNOWN);
  }

  /** How many more the one has is known of whole answers only. */
  private static Row tokens(Metrics a, Metrics b) {
    Row row = count(MetricName.TOKENS, "output", a.output(), b.output());
    return a.whole() && b.whole()
        ? row
        : new Row(
            row.metric(),
            row.name(),
            CallUse.output(a.whole(), a.output()),
            CallUse.output(b.whole(), b.output()),
            Format.UNKNOWN);
  }

  private static Row count(MetricName metric, String key, @Nullable Long a, @Nullable Long b) {
    return new Row(
        metric,
        Texts.text("streams.metric." + key),
        a == null ? Format.UNKNOWN : Format.count(a),
        b == null ? Format.UNKNOWN : Format.count(b),
        a == null || b == null
            ? Format.UNKNOWN
            : (b >= a ? "+" : "−") + Format.count(Math.abs(b - a)));
  }

  private static String ratio(double a, double b) {
    return a <= 0 || b <= 0 ? Format.UNKNOWN : times(b / a);
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f×" : "%.0f×", ratio);
  }

  /** The same in a sentence or two. */
  public static String words(Metrics a, Metrics b) {
    List<String> said = new ArrayList<>();
    if (a.ttft() >= 0 && b.ttft() >= 0) {
      String first = firstToken(b.ttft() - a.ttft());
      double speedA = a.tokensPerSecond();
      double speedB = b.tokensPerSecond();
      said.add(
          speedA > 0 && speedB > 0
              ? Texts.text("streams.pair.both", first, speed(speedB / speedA))
              : first + ".");
    } else {
      said.add(Texts.text("streams.pair.no-token"));
    }
    if (a.stalls() != b.stalls()) {
      said.add(Texts.text("streams.pair.stalls", a.stalls(), b.stalls()));
    }
    if (a.e2e() >= 0 && b.e2e() >= 0 && Math.abs(b.e2e() - a.e2e()) >= SAME_TIME) {
      String key = b.e2e() < a.e2e() ? "streams.pair.done-earlier" : "streams.pair.done-later";
      said.add(Texts.text(key, ms(Math.abs(b.e2e() - a.e2e()))));
    }
    return String.join(" ", said);
  }

  private static String firstToken(long later) {
    if (Math.abs(later) < SAME_TIME) {
      return Texts.text("streams.pair.first-same");
    }
    return Texts.text(
        later > 0 ? "streams.pair.first-later" : "streams.pair.first-earlier", ms(Math.abs(later)));
  }

  private static String speed(double ratio) {
    return Math.abs(ratio - 1) < SAME_SPEED
        ? Texts.text("streams.pair.speed-same")
        : Texts.text("streams.pair.speed", times(ratio));
  }

  private static String ms(long nanos) {
    return Format.millis(nanos / MILLION);
  }
}
