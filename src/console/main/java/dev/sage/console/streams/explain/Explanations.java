package dev.sage.console.streams.explain;

import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import org.jspecify.annotations.Nullable;

/** Explains anomalies and figures with the numbers of a call. Stateless. */
public final class Explanations {
  private static final double MILLION = 1e6;

  private Explanations() {}

  /** What that anomaly is. */
  public static Explanation of(Anomaly anomaly, CallLook look) {
    String key = "streams.anomaly." + anomaly.key();
    int count =
        look.anomalies().stream()
            .filter(finding -> finding.anomaly() == anomaly)
            .mapToInt(Anomaly.Finding::count)
            .findFirst()
            .orElse(1);
    return new Explanation(
        capital(Texts.text(key, count)),
        Texts.text(key + ".explained"),
        Texts.text(key + ".why"),
        Texts.text(key + ".todo"),
        Headline.of(anomaly, look),
        anomaly);
  }

  /** What that figure is. */
  public static Explanation of(MetricName metric, CallLook look) {
    String key = "streams.metric." + metric.key();
    return new Explanation(
        Texts.text(key),
        Texts.text(key + ".meaning"),
        Texts.text(key + ".why"),
        Texts.text(key + ".todo"),
        here(metric, look),
        null);
  }

  private static String here(MetricName metric, CallLook look) {
    Metrics now = look.metrics();
    String key = "streams.metric." + metric.key() + ".here";
    return switch (metric) {
      case TTFB -> Texts.text(key, ms(now.ttfb()));
      case TTFT -> Texts.text(key, ms(now.ttft()), ms(now.firstFrame()));
      case TTFO -> Texts.text(key, ms(now.ttfo()), ms(now.ttft()));
      case E2E -> Texts.text(key, ms(now.e2e()), ms(now.lastToken()));
      case TPOT, SPEED ->
          Texts.text(
              key,
              ms(now.ttft()),
              ms(now.lastToken()),
              now.output() == null ? Format.UNKNOWN : Format.count(now.output()),
              Format.millis(now.tpot() / MILLION),
              Format.tokensPerSecond(now.tokensPerSecond()));
      case GAP ->
          Texts.text(key, ms(now.medianGap()), ms(now.longestGap()), Format.count(now.stalls()));
      case TOKENS -> Texts.text(key, count(now.input()), count(now.output()));
      case FRAMES -> Texts.text(key, Format.count(look.call().frames()));
      case BYTES -> Texts.text(key, Format.bytes(look.call().bytes()));
    };
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? Format.UNKNOWN : Format.count(tokens);
  }

  private static String ms(long nanos) {
    return Format.millis(nanos / MILLION);
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
