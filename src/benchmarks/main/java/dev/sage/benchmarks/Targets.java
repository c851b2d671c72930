package dev.sage.benchmarks;

import static dev.sage.benchmarks.client.Measurement.Metric.*;

import dev.sage.benchmarks.client.ClientKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the library has set itself, and whether this run shows it, as Markdown. */
final class Targets {

  private final Results results;
  private final Path classPaths;
  private final WireApi api;
  private final ClientKind sage;
  private final StringBuilder text = new StringBuilder();

  Targets(Results results, Path classPaths, ClientKind sage) {
    this.results = results;
    this.classPaths = classPaths;
    this.api = sage.api();
    this.sage = sage;
  }

  /** The table; empty where the library or the floor was not measured. */
  String text() throws IOException {
    ClientKind floor = ClientKind.floor(api);
    if (!results.has(sage) || !results.has(floor)) {
      return "";
    }
    text.append("\nTargets of ").append(sage.label()).append(":\n\n");
    text.append("| figure | target | measured | |\n");
    text.append("| --- | --- | --- | --- |\n");
    atLeast("events/s ÷ floor", 0.6, results.ratio(sage, floor, EVENTS_PER_SECOND));
    for (ClientKind peer : peers()) {
      boolean langChain = peer.label().startsWith("langchain4j");
      atLeast(
          "events/s ÷ " + peer.label(),
          langChain ? 1.8 : 4,
          results.ratio(sage, peer, EVENTS_PER_SECOND));
    }
    atMost("CPU/event ÷ floor", 1.5, results.ratio(sage, floor, CPU_MICROS_PER_EVENT));
    atMost("bytes/event", 300, results.of(sage, BYTES_PER_EVENT));
    atMost("TTFT − floor, ms", 0.5, results.difference(sage, floor, TTFT_MILLIS));
    atMost("TTFT after 20 calls − floor, ms", 0.5, earlyBeyond(floor));
    for (ClientKind peer : peers()) {
      atMost("TTFT ÷ " + peer.label(), 1, results.ratio(sage, peer, TTFT_MILLIS));
    }
    atMost("200 streams: CPU ÷ floor", 1.4, results.ratio(sage, floor, STREAMS_CPU_PERCENT));
    atMost("200 streams: p99, ms", 25, results.of(sage, STREAMS_P99_MILLIS));
    atMost("200 streams: threads", 30, results.of(sage, STREAMS_THREADS));
    atMost("kept, answer in hand, MB", 1, results.of(sage, KEPT_MEGABYTES));
    atMost("10 × events: CPU ×", 10.5, results.of(sage, TEN_TIMES_CPU));
    atMost("10 × events: time ×", 10.5, results.of(sage, TEN_TIMES));
    double megabytes = ClassPath.read(classPaths, sage.classPath()).bytes() / 1e6;
    atMost("class path, MB", 10, Spread.of(new double[] {megabytes}));
    ClientKind okHttp = ClientKind.okHttp(api);
    if (results.has(okHttp)) {
      Spread beyond = results.difference(sage, okHttp, COLD_MILLIS);
      atMost("cold first token − OkHttp floor, ms", 150, beyond);
    }
    return text.toString();
  }

  private Spread earlyBeyond(ClientKind floor) {
    return results.difference(sage, floor, TTFT_EARLY_MILLIS);
  }

  private List<ClientKind> peers() {
    return Arrays.stream(ClientKind.values())
        .filter(kind -> kind.api() == api && kind.peer() && results.has(kind))
        .toList();
  }

  private void atLeast(String figure, double target, Spread measured) {
    row(figure, "≥ " + number(target), measured, measured.median() >= target);
  }

  private void atMost(String figure, double target, Spread measured) {
    row(figure, "≤ " + number(target), measured, measured.median() <= target);
  }

  private void row(String figure, String target, Spread measured, boolean met) {
    text.append(
        "| %s | %s | %s | %s |%n"
            .formatted(figure, target, measured.text("%.2f"), met ? "met" : "**missed**"));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
