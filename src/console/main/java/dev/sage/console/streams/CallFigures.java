package dev.sage.console.streams;

import dev.sage.console.control.Metric;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.streams.reading.ServerFigure;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a call, the phases of its network and what its server says, formatted. Stateless.
 */
final class CallFigures {
  private static final double MILLION = 1e6;

  private CallFigures() {}

  /** What the head shows at its right. */
  static List<Figure> metrics(CallLook look) {
    StoredCall call = look.call();
    Metrics now = look.metrics();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(MetricName.TTFT, millis(now.ttft())));
    if (now.ttfo() > now.ttft()) {
      figures.add(figure(MetricName.TTFO, millis(now.ttfo())));
    }
    figures.add(figure(MetricName.TPOT, Format.millis(now.tpot() / MILLION)));
    figures.add(figure(MetricName.SPEED, Format.tokensPerSecond(now.tokensPerSecond())));
    figures.add(figure(MetricName.GAP, millis(now.longestGap())));
    figures.add(figure(MetricName.TOKENS, tokens(call.usage())));
    figures.add(figure(MetricName.FRAMES, Format.count(call.frames())));
    figures.add(figure(MetricName.BYTES, Format.bytes(call.bytes())));
    return figures;
  }

  private static String tokens(Usage usage) {
    return usage.input() == null && usage.output() == null
        ? Format.UNKNOWN
        : Texts.text("streams.figure.in-out", count(usage.input()), count(usage.output()));
  }

  private static Figure figure(MetricName name, String value) {
    String text = "streams.figure." + name.key();
    return new Figure(name, new Metric(Texts.text(text), value, Texts.text(text + ".explained")));
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? Format.UNKNOWN : Format.count(tokens);
  }

  /** The phases from the wish to the end, those that happened. */
  static List<Figure> phases(StoredCall call, List<StoredAttempt> attempts) {
    List<Figure> phases = new ArrayList<>();
    add(phases, MetricName.QUEUE, "queue", call.queueNanos());
    if (attempts.size() > 1) {
      phases.add(
          new Figure(
              MetricName.ATTEMPT,
              new Metric(
                  Texts.text("streams.phase.attempt", attempts.size()),
                  millis(call.zeroNanos()),
                  Texts.text("streams.phase.attempt.explained"))));
    }
    if (!attempts.isEmpty()) {
      network(phases, attempts.getLast().phases());
    }
    Timings timings = call.timings();
    add(phases, MetricName.HEADERS, "headers", timings.headers());
    add(phases, MetricName.TTFB, "first-byte", timings.firstByte());
    add(phases, MetricName.TTFT, "first-token", timings.firstToken());
    add(phases, MetricName.E2E, "end", timings.end());
    return phases;
  }

  private static void network(List<Figure> phases, Phases network) {
    if (network.reused()) {
      phases.add(
          new Figure(
              MetricName.REUSED,
              new Metric(
                  Texts.text("streams.phase.reused"),
                  "",
                  Texts.text("streams.phase.reused.explained"))));
      return;
    }
    add(phases, MetricName.DNS, "dns", network.dns());
    add(phases, MetricName.TCP, "tcp", network.connect());
    add(phases, MetricName.TLS, "tls", network.tls());
  }

  private static void add(List<Figure> phases, MetricName name, String key, long nanos) {
    if (nanos >= 0) {
      String text = "streams.phase." + key;
      phases.add(
          new Figure(
              name, new Metric(Texts.text(text), millis(nanos), Texts.text(text + ".explained"))));
    }
  }

  /** What the server says of its own time. */
  static List<Figure> server(CallLook look) {
    return look.server().stream().map(CallFigures::server).toList();
  }

  private static Figure server(ServerFigure figure) {
    MetricName name = MetricName.of(figure.name());
    return new Figure(
        name,
        new Metric(
            Texts.text("streams.figure." + name.key()),
            figure.text(),
            Texts.text("streams.figure.server.explained", figure.field())));
  }

  /** Nanoseconds as a time span; unknown where negative. */
  static String millis(long nanos) {
    return Format.millis(nanos / MILLION);
  }
}
