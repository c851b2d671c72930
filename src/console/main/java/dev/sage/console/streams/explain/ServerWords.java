package dev.sage.console.streams.explain;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.streams.reading.ServerFigure;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;

/** What the server says of its time, beside what was measured here. Stateless. */
final class ServerWords {
  private static final double MILLION = 1e6;

  private ServerWords() {}

  static String here(MetricName metric, CallLook look) {
    return look.server().stream()
        .filter(figure -> MetricName.of(figure.name()) == metric)
        .findFirst()
        .map(figure -> said(figure, ours(figure.name(), look)))
        .orElse(Texts.text("streams.metric.server.none"));
  }

  private static String said(ServerFigure figure, String ours) {
    return Texts.text("streams.metric.server.here", figure.text(), figure.field(), ours);
  }

  /** What comes next to it among our own figures. */
  private static String ours(ServerFigure.Name name, CallLook look) {
    Metrics now = look.metrics();
    return switch (name) {
      case PROCESSING -> ours("headers", ms(look.call().timings().headers()));
      case QUEUE, LOAD, PROMPT -> ours("first-token", ms(now.ttft()));
      case OUTPUT -> {
        boolean known = now.ttft() >= 0 && now.lastToken() >= 0;
        yield ours("tokens", known ? ms(now.lastToken() - now.ttft()) : Format.UNKNOWN);
      }
      case TOTAL -> ours("end", ms(now.e2e()));
      case SPEED -> ours("speed", Format.tokensPerSecond(now.tokensPerSecond()));
    };
  }

  private static String ours(String key, String value) {
    return Texts.text("streams.metric.server.ours." + key, value);
  }

  private static String ms(long nanos) {
    return Format.millis(nanos / MILLION);
  }
}
