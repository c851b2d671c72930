package dev.sage.console.streams.explain;

import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.EdgeGap;
import dev.sage.console.streams.reading.Gaps;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a stranger should know about a call, in one sentence with its numbers. Stateless. */
public final class Headline {
  private static final double MILLION = 1e6;
  private static final int MANY_PIECES = 100;

  private static final Set<EdgeGap.Kind> ENDED =
      Set.of(EdgeGap.Kind.CANCELLED, EdgeGap.Kind.TIMEOUT);

  private Headline() {}

  /** The gravest thing that was found, else how even it was; and a silence that ended it. */
  public static String of(CallLook look) {
    String found = gravest(look);
    String ended =
        look.edges().stream()
            .filter(edge -> ENDED.contains(edge.kind()))
            .map(edge -> Texts.text("streams.headline.edge." + edge.kind().key(), ms(edge.nanos())))
            .findFirst()
            .orElse("");
    return found.isEmpty() || ended.isEmpty() ? found + ended : found + " " + ended;
  }

  private static String gravest(CallLook look) {
    for (Anomaly.Finding finding : look.anomalies()) {
      if (finding.anomaly().grade() != Anomaly.Grade.NOTE) {
        return of(finding.anomaly(), look);
      }
    }
    return unremarkable(look);
  }

  private static String unremarkable(CallLook look) {
    Metrics now = look.metrics();
    StoredCall call = look.call();
    int pieces = tokens(look);
    if (call.toolCalls() > 0 && pieces > MANY_PIECES) {
      return Texts.text(
          "streams.headline.tool",
          call.toolCalls(),
          Format.count(pieces),
          Format.bytes(call.bytes()));
    }
    if (call.hasReasoning() && now.ttft() >= 0 && now.ttfo() > now.ttft()) {
      return Texts.text(
          "streams.headline.reasoning",
          ms(now.ttfo() - now.ttft()),
          ms(now.ttft()),
          ms(now.ttfo()));
    }
    if (call.status() != CallStatus.COMPLETE) {
      return "";
    }
    return now.medianGap() >= 0
        ? Texts.text("streams.headline.even", ms(now.medianGap()), ms(now.longestGap()))
        : whole(call, now);
  }

  /** What came without a gap that could be measured: some formats send a tool call in one frame. */
  private static String whole(StoredCall call, Metrics now) {
    if (now.ttft() < 0) {
      return "";
    }
    return call.toolCalls() > 0
        ? Texts.text("streams.headline.tool-whole", call.toolCalls(), ms(now.ttft()))
        : Texts.text("streams.headline.whole", ms(now.ttft()));
  }

  private static int tokens(CallLook look) {
    int count = 0;
    for (boolean token : look.times().tokens()) {
      count += token ? 1 : 0;
    }
    return count;
  }

  /** What an anomaly is in that call. */
  static String of(Anomaly anomaly, CallLook look) {
    Metrics now = look.metrics();
    Gaps gaps = look.gaps();
    String key = "streams.headline." + anomaly.key();
    return switch (anomaly) {
      case TRUNCATED ->
          Texts.text(key, Format.count(look.call().frames()), ms(now.lastToken()), ms(now.e2e()));
      case ERROR_IN_200 ->
          Texts.text(key, Format.count(tokens(look)), kind(look.call().errorKind()));
      case RETRIED -> retried(look, key);
      case STALL, HEARTBEAT_HIDES_SILENCE ->
          Texts.text(
              key,
              gaps.silences().size(),
              ms(gaps.longestNanos()),
              ms(gaps.medianNanos()),
              ms(gaps.thresholdNanos()));
      case BURST -> Texts.text(key, gaps.bursts(), ms(gaps.longestNanos()));
      case ROLE_ONLY_FIRST ->
          Texts.text(key, ms(now.ttft() - now.firstFrame()), ms(now.firstFrame()), ms(now.ttft()));
      case SEVERAL_TOKENS_A_FRAME ->
          Texts.text(
              key,
              now.output() == null ? Format.UNKNOWN : Format.count(now.output()),
              Format.count(tokens(look)));
      default ->
          Texts.text(
              "streams.headline.other",
              Texts.text("streams.anomaly." + anomaly.key() + ".explained"));
    };
  }

  private static String retried(CallLook look, String key) {
    if (look.attempts().isEmpty()) {
      return Texts.text("streams.anomaly.retried.explained");
    }
    StoredAttempt first = look.attempts().getFirst();
    String status =
        first.httpStatus() == null
            ? Texts.text("streams.attempt.no-status")
            : String.format(Locale.ROOT, "%d", first.httpStatus());
    return Texts.text(
        key,
        status,
        kind(first.errorKind()),
        first.delay() == null ? Format.UNKNOWN : Format.duration(first.delay()),
        look.call().attempts());
  }

  private static String kind(@Nullable String kind) {
    return kind == null ? Texts.text("streams.outcome.unknown") : kind.replace('_', ' ');
  }

  private static String ms(long nanos) {
    return Format.millis(nanos / MILLION);
  }
}
