package dev.sage.console.streams;

import dev.sage.console.control.Metric;
import dev.sage.console.streams.explain.CallUse;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.list.CallState;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.EdgeGap;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.streams.reading.ServerFigure;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.Timings;
import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;

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
    figures.add(ttft(call, Figure.about(now, millis(now.ttft()))));
    if (now.ttfo() > now.ttft()) {
      figures.add(figure(MetricName.TTFO, Figure.about(now, millis(now.ttfo()))));
    }
    figures.add(figure(MetricName.TPOT, Figure.about(now, Format.millis(now.tpot() / MILLION))));
    String speed = Format.tokensPerSecond(now.tokensPerSecond());
    figures.add(figure(MetricName.SPEED, Figure.about(now, speed)));
    figures.add(figure(MetricName.GAP, Figure.about(now, millis(now.longestGap()))));
    look.edges().stream()
        .filter(edge -> edge.kind() != EdgeGap.Kind.FIRST)
        .map(CallFigures::silenceAtEnd)
        .forEach(figures::add);
    figures.add(figure(MetricName.TOKENS, CallUse.tokens(call, "streams.figure.in-out")));
    figures.add(figure(MetricName.FRAMES, Format.count(call.frames())));
    figures.add(figure(MetricName.BYTES, Format.bytes(call.bytes())));
    return figures;
  }

  /** Beside the longest gap between two frames, which it is not one of. */
  private static Figure silenceAtEnd(EdgeGap edge) {
    return new Figure(
        MetricName.GAP,
        new Metric(
            Texts.text("streams.figure.silence"),
            millis(edge.nanos()),
            Texts.text("streams.figure.silence.explained")));
  }

  private static Figure figure(MetricName name, String value) {
    String text = "streams.figure." + name.key();
    return new Figure(name, new Metric(Texts.text(text), value, Texts.text(text + ".explained")));
  }

  /** It counts from the last attempt's request, and says so where there were others. */
  private static Figure ttft(StoredCall call, String value) {
    if (call.attempts() < 2) {
      return figure(MetricName.TTFT, value);
    }
    String text = "streams.figure.ttft";
    return new Figure(
        MetricName.TTFT,
        new Metric(
            Texts.text(text + ".attempt", call.attempts()),
            value,
            Texts.text(text + ".explained")));
  }

  /** What a person waited for a retried call, all attempts and waits in it; empty for others. */
  static List<Figure> fromWish(StoredCall call) {
    List<Figure> all = new ArrayList<>();
    if (call.attempts() > 1) {
      long sent = CallState.sentNanos(call);
      String name = Texts.text("streams.wish.attempt", call.attempts());
      String why = Texts.text("streams.phase.queue.explained");
      all.add(new Figure(MetricName.QUEUE, new Metric(name, millis(sent), why)));
      total(all, MetricName.TTFT, "first-token", sent, call.timings().firstToken());
      total(all, MetricName.E2E, "end", sent, call.timings().end());
    }
    return all;
  }

  private static void total(List<Figure> all, MetricName name, String key, long sent, long after) {
    if (after >= 0) {
      String text = "streams.wish." + key;
      all.add(
          new Figure(
              name,
              new Metric(Texts.text(text), millis(sent + after), Texts.text(text + ".explained"))));
    }
  }

  /** The phases from the wish to the end, those that happened; of the last attempt of several. */
  static List<Figure> phases(StoredCall call, List<StoredAttempt> attempts) {
    List<Figure> phases = new ArrayList<>();
    if (attempts.size() > 1) {
      phases.add(
          new Figure(
              MetricName.ATTEMPT,
              new Metric(
                  Texts.text("streams.phase.attempt", attempts.size()),
                  millis(call.zeroNanos()),
                  Texts.text("streams.phase.attempt.explained"))));
    } else {
      add(phases, MetricName.QUEUE, "queue", call.queueNanos());
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
