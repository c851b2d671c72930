package dev.sage.benchmarks;

import static dev.sage.benchmarks.client.Measurement.Metric.*;

import dev.sage.benchmarks.Harness.Options;
import dev.sage.benchmarks.client.ClientKind;
import dev.sage.benchmarks.client.Measurement.Metric;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables, as Markdown. Not thread-safe. */
final class Report {

  private static final String HEAD =
      """
      | client | events/s | CPU µs/event | bytes/event | TTFT ms, warm | after 20 calls | streams: CPU of a core | p50 ms | p99 ms | threads | kept, answer in hand (gone) MB | 10 × events: CPU × | time × | class path | cold first token ms |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      """;

  private final Results results;
  private final Options options;

  Report(Results results, Options options) {
    this.results = results;
    this.options = options;
  }

  /** The whole report. */
  String text(String machine) throws IOException {
    var text = new StringBuilder();
    text.append(machine).append("\n\n");
    text.append(
        "%s mode, %d round%s: median (least–most). Kept: after %,d events.%n"
            .formatted(
                options.quick() ? "Quick" : "Full",
                options.rounds(),
                options.rounds() == 1 ? "" : "s",
                options.settings().keptEvents()));
    for (WireApi api : WireApi.values()) {
      List<ClientKind> kinds =
          options.clients().stream().filter(kind -> kind.api() == api).toList();
      if (!kinds.isEmpty()) {
        text.append("\n### ").append(title(api)).append("\n\n").append(HEAD);
        for (ClientKind kind : kinds) {
          text.append(row(kind));
        }
        text.append(ratios(api, kinds));
        for (ClientKind sage : List.of(ClientKind.sage(api), ClientKind.sageWithAll(api))) {
          text.append(new Targets(results, options.classPaths(), sage).text());
        }
      }
    }
    return text.toString();
  }

  private static String title(WireApi api) {
    return switch (api) {
      case OPENAI -> "OpenAI Chat Completions, frames of 306 bytes";
      case ANTHROPIC -> "Anthropic Messages, frames of 120 bytes";
    };
  }

  private String row(ClientKind kind) throws IOException {
    var path = ClassPath.read(options.classPaths(), kind.classPath());
    return cells(
        kind.label(),
        thousands(kind),
        value(kind, CPU_MICROS_PER_EVENT, "%.2f"),
        value(kind, BYTES_PER_EVENT, "%,.0f"),
        value(kind, TTFT_MILLIS, "%.2f"),
        value(kind, TTFT_EARLY_MILLIS, "%.2f"),
        value(kind, STREAMS_CPU_PERCENT, "%.0f %%"),
        value(kind, STREAMS_P50_MILLIS, "%.1f"),
        value(kind, STREAMS_P99_MILLIS, "%.1f"),
        value(kind, STREAMS_THREADS, "%.0f"),
        value(kind, KEPT_MEGABYTES, "%.1f")
            + " ("
            + String.format(Locale.ROOT, "%.1f", results.of(kind, KEPT_AFTER_MEGABYTES).median())
            + ")",
        value(kind, TEN_TIMES_CPU, "%.1f"),
        value(kind, TEN_TIMES, "%.1f"),
        String.format(
            Locale.ROOT,
            "%d jar%s, %.1f MB",
            path.jars(),
            path.jars() == 1 ? "" : "s",
            path.bytes() / 1e6),
        value(kind, COLD_MILLIS, "%.0f"));
  }

  private String ratios(WireApi api, List<ClientKind> kinds) {
    ClientKind floor = ClientKind.floor(api);
    ClientKind sage = ClientKind.sage(api);
    if (!results.has(floor)) {
      return "";
    }
    var text = new StringBuilder();
    text.append("\nRatios within a round:\n\n");
    text.append(
        "| client | events/s ÷ floor | CPU/event ÷ floor | TTFT ÷ floor | streams: CPU ÷ floor |");
    text.append(results.has(sage) ? " sage-llm's events/s ÷ its |\n" : "\n");
    text.append("| --- | --- | --- | --- | --- |").append(results.has(sage) ? " --- |\n" : "\n");
    for (ClientKind kind : kinds) {
      String[] against =
          results.has(sage)
              ? new String[] {results.ratio(sage, kind, EVENTS_PER_SECOND).text("%.2f")}
              : new String[0];
      text.append(
          cells(
              kind.label(),
              concat(
                  new String[] {
                    results.ratio(kind, floor, EVENTS_PER_SECOND).text("%.2f"),
                    results.ratio(kind, floor, CPU_MICROS_PER_EVENT).text("%.2f"),
                    results.ratio(kind, floor, TTFT_MILLIS).text("%.2f"),
                    results.ratio(kind, floor, STREAMS_CPU_PERCENT).text("%.2f")
                  },
                  against)));
    }
    return text.toString();
  }

  private static String[] concat(String[] first, String[] second) {
    String[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private String thousands(ClientKind kind) {
    Spread spread = results.of(kind, EVENTS_PER_SECOND);
    return new Spread(spread.median() / 1e3, spread.least() / 1e3, spread.most() / 1e3)
        .text("%.0f k");
  }

  private String value(ClientKind kind, Metric metric, String format) {
    return results.of(kind, metric).text(format);
  }

  private static String cells(String first, String... others) {
    return Arrays.stream(others).collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
  }
}
