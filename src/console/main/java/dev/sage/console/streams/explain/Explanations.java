package dev.sage.console.streams.explain;

import dev.sage.console.control.Metric;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.telemetry.AttemptRecord.Phases;
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
        anomaly,
        null);
  }

  /** What that figure is. */
  public static Explanation of(MetricName metric, CallLook look) {
    return of(metric, here(metric, look), null);
  }

  /** What that figure is, where its value is all that is known here. */
  public static Explanation of(Figure figure) {
    return of(figure.name(), "", figure.shown());
  }

  private static Explanation of(MetricName metric, String here, @Nullable Metric figure) {
    String key = "streams.metric." + metric.key();
    return new Explanation(
        Texts.text(key),
        Texts.text(key + ".meaning"),
        Texts.text(key + ".why"),
        Texts.text(key + ".todo"),
        here,
        null,
        figure);
  }

  private static String here(MetricName metric, CallLook look) {
    Metrics now = look.metrics();
    String key = "streams.metric." + metric.key() + ".here";
    return switch (metric) {
      case QUEUE -> Texts.text(key, ms(look.call().queueNanos()), ms(now.ttft()));
      case DNS, TCP, TLS, REUSED -> network(metric, look);
      case ATTEMPT -> Texts.text(key, look.attempts().size(), ms(look.call().zeroNanos()));
      case HEADERS -> value(ms(look.call().timings().headers()));
      case TTFB -> Texts.text(key, ms(now.ttfb()));
      case TTFT ->
          Texts.text(
              key, Figure.about(now, ms(now.ttft())), Figure.about(now, ms(now.firstFrame())));
      case TTFO -> Texts.text(key, ms(now.ttfo()), ms(now.ttft()));
      case E2E -> Texts.text(key, ms(now.e2e()), ms(now.lastToken()));
      case TPOT, SPEED ->
          Texts.text(
              key,
              Figure.about(now, ms(now.ttft())),
              Figure.about(now, ms(now.lastToken())),
              CallUse.output(look.call()),
              Figure.about(now, Format.millis(now.tpot() / MILLION)),
              Figure.about(now, Format.tokensPerSecond(now.tokensPerSecond())));
      case GAP ->
          Texts.text(key, ms(now.medianGap()), ms(now.longestGap()), Format.count(now.stalls()));
      case TOKENS -> Texts.text(key, count(now.input()), CallUse.output(look.call()));
      case COST -> value(CallUse.cost(look.call()));
      case FRAMES -> Texts.text(key, Format.count(look.call().frames()));
      case BYTES -> Texts.text(key, Format.bytes(look.call().bytes()));
      case SERVER_PROCESSING,
          SERVER_QUEUE,
          SERVER_LOAD,
          SERVER_PROMPT,
          SERVER_OUTPUT,
          SERVER_TOTAL,
          SERVER_SPEED ->
          ServerWords.here(metric, look);
    };
  }

  private static String network(MetricName metric, CallLook look) {
    if (look.attempts().isEmpty()) {
      return value(Format.UNKNOWN);
    }
    Phases phases = look.attempts().getLast().phases();
    return switch (metric) {
      case DNS -> value(ms(phases.dns()));
      case TCP -> value(ms(phases.connect()));
      case TLS -> value(ms(phases.tls()));
      default -> Texts.text("streams.metric.reused.here", phases.reused() ? 1 : 0);
    };
  }

  private static String value(String value) {
    return Texts.text("streams.metric.value.here", value);
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
