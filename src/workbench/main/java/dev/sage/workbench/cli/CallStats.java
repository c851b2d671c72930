package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.timeline.Figures;
import dev.sage.workbench.timeline.Percentiles;
import dev.sage.workbench.timeline.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code sage calls --stats}: the figures of Timeline over all calls that pass a filter. Immutable.
 */
record CallStats(Figures figures) {

  private static final Figures NONE =
      new Figures(0, 0, 0, 0, Percentiles.NONE, Percentiles.NONE, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final double BILLION = 1e9;

  static CallStats read(Store store, CallFilter filter) {
    var timeline = Timeline.of(store);
    return new CallStats(
        timeline.extent().map(range -> timeline.figures(range, filter)).orElse(NONE));
  }

  String text() {
    var all = figures;
    return TextTable.text(
        List.of(
            List.of(
                "calls",
                "%s: %s failed (%s), %s cancelled, %s running"
                    .formatted(
                        count(all.calls()),
                        count(all.failed()),
                        percent(all.errorRate()),
                        count(all.cancelled()),
                        count(all.running()))),
            List.of("E2E", times(all.latency())),
            List.of("TTFT", times(all.firstToken())),
            List.of(
                "tokens",
                "%s in, %s of them from a provider's cache (%s); %s out"
                    .formatted(
                        count(all.inputTokens()),
                        count(all.cacheReadTokens()),
                        percent(all.cachedInput()),
                        count(all.outputTokens()))),
            List.of("tok/s", rate(all.tokensPerSecond())),
            List.of(
                "cost",
                "%s; %s of %s calls priced"
                    .formatted(cost(), count(all.priced()), count(all.billed()))),
            List.of("cached", "%s calls from Sage's own cache".formatted(count(all.cached())))));
  }

  ObjectNode json() {
    var all = figures;
    var json =
        Json.object()
            .put("calls", all.calls())
            .put("failed", all.failed())
            .put("cancelled", all.cancelled())
            .put("running", all.running())
            .put("cached", all.cached())
            .put("errorRate", orNull(all.errorRate()));
    times(json.putObject("e2eNs"), all.latency());
    times(json.putObject("ttftNs"), all.firstToken());
    json.putObject("tokens")
        .put("input", all.inputTokens())
        .put("cacheRead", all.cacheReadTokens())
        .put("output", all.outputTokens());
    json.put("cacheRate", orNull(all.cachedInput()));
    json.put("tokensPerSecond", orNull(all.tokensPerSecond()));
    json.putObject("cost")
        .put("usd", all.priced() == 0 ? null : (Double) (all.costNanoUsd() / BILLION))
        .put("priced", all.priced())
        .put("billed", all.billed());
    return json;
  }

  private static void times(ObjectNode json, Percentiles times) {
    json.put("n", times.n())
        .put("p50", times.p50())
        .put("p95", times.p95())
        .put("p99", times.p99())
        .put("exact", times.exact());
  }

  /** What is not exact comes from a histogram. */
  private static String times(Percentiles times) {
    String about = times.exact() ? "" : "≈ ";
    return "p50 %s  p95 %s  p99 %s  (n = %s%s)"
        .formatted(
            about + millis(times.p50()),
            about + millis(times.p95()),
            about + millis(times.p99()),
            count(times.n()),
            times.exact() ? "" : "; at most 1 % off");
  }

  private static String millis(@Nullable Long nanos) {
    return SummaryTable.millis(nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos));
  }

  private String cost() {
    return figures.priced() == 0
        ? "–"
        : String.format(Locale.ROOT, "$%.6f", figures.costNanoUsd() / BILLION);
  }

  private static String rate(OptionalDouble value) {
    return value.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", value.getAsDouble());
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble());
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isEmpty() ? null : (Double) value.getAsDouble();
  }
}
