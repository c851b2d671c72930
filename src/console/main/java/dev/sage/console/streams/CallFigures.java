package dev.sage.console.streams;

import dev.sage.console.control.Metric;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Metrics;
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

/** The figures of a call and the phases of its network, formatted. Stateless. */
final class CallFigures {
  private static final double MILLION = 1e6;

  /** The figures of the head, in the order in which {@link #metrics} gives them. */
  static final List<MetricName> NAMES =
      List.of(
          MetricName.TTFT,
          MetricName.SPEED,
          MetricName.GAP,
          MetricName.TOKENS,
          MetricName.FRAMES,
          MetricName.BYTES);

  private CallFigures() {}

  /** What the head shows at its right. */
  static List<Metric> metrics(CallLook look) {
    StoredCall call = look.call();
    Metrics now = look.metrics();
    return List.of(
        metric("ttft", millis(now.ttft())),
        metric("speed", Format.tokensPerSecond(now.tokensPerSecond())),
        metric("gap", millis(now.longestGap())),
        metric("tokens", tokens(call.usage())),
        metric("frames", Format.count(call.frames())),
        metric("bytes", Format.bytes(call.bytes())));
  }

  private static String tokens(Usage usage) {
    return usage.input() == null && usage.output() == null
        ? Format.UNKNOWN
        : Texts.text("streams.figure.in-out", count(usage.input()), count(usage.output()));
  }

  private static Metric metric(String key, String value) {
    String text = "streams.figure." + key;
    return new Metric(Texts.text(text), value, Texts.text(text + ".explained"));
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? Format.UNKNOWN : Format.count(tokens);
  }

  /** The phases from the name lookup to the end, those that happened. */
  static List<Metric> phases(StoredCall call, List<StoredAttempt> attempts) {
    List<Metric> phases = new ArrayList<>();
    if (attempts.size() > 1) {
      phases.add(
          new Metric(
              Texts.text("streams.phase.attempt", attempts.size()),
              millis(call.zeroNanos()),
              Texts.text("streams.phase.attempt.explained")));
    }
    if (!attempts.isEmpty()) {
      network(phases, attempts.getLast().phases());
    }
    Timings timings = call.timings();
    add(phases, "headers", timings.headers());
    add(phases, "first-byte", timings.firstByte());
    add(phases, "first-token", timings.firstToken());
    add(phases, "end", timings.end());
    return phases;
  }

  private static void network(List<Metric> phases, Phases network) {
    if (network.reused()) {
      phases.add(
          new Metric(
              Texts.text("streams.phase.reused"),
              "",
              Texts.text("streams.phase.reused.explained")));
      return;
    }
    add(phases, "dns", network.dns());
    add(phases, "tcp", network.connect());
    add(phases, "tls", network.tls());
  }

  private static void add(List<Metric> phases, String key, long nanos) {
    if (nanos >= 0) {
      String text = "streams.phase." + key;
      phases.add(new Metric(Texts.text(text), millis(nanos), Texts.text(text + ".explained")));
    }
  }

  /** Nanoseconds as a time span; unknown where negative. */
  static String millis(long nanos) {
    return Format.millis(nanos / MILLION);
  }
}
