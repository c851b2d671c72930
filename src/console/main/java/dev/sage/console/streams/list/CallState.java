package dev.sage.console.streams.list;

import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.util.Set;

/** How a call ended, as an icon and in words. Stateless. */
public final class CallState {
  private static final Set<String> CUT = Set.of("stream_truncated", "stream_interrupted");
  private static final double MILLION = 1e6;

  private CallState() {}

  /** The icon's state. */
  public static StatusIcon.State icon(StoredCall call) {
    return switch (call.status()) {
      case RUNNING ->
          call.timings().firstToken() < 0 && call.frames() == 0
              ? StatusIcon.State.WAITING
              : StatusIcon.State.RUNNING;
      case COMPLETE -> doubtful(call) ? StatusIcon.State.WARNING : StatusIcon.State.OK;
      case FAILED -> cut(call) ? StatusIcon.State.TRUNCATED : StatusIcon.State.FAILED;
      case CANCELLED -> StatusIcon.State.CANCELLED;
      case INTERRUPTED -> StatusIcon.State.INTERRUPTED;
    };
  }

  private static boolean cut(StoredCall call) {
    return call.errorKind() != null && CUT.contains(call.errorKind());
  }

  /** Complete, but something about it is worth a look. */
  private static boolean doubtful(StoredCall call) {
    return call.attempts() > 1
        || stalls(call) > 0
        || "length".equals(call.finishReason())
        || (call.streaming() && call.usage().output() == null);
  }

  private static int stalls(StoredCall call) {
    Integer stalls = call.findings().stalls();
    return stalls == null ? 0 : stalls;
  }

  /** What is worth a look in a call that ended well, in a word or two; empty where nothing is. */
  static String mark(StoredCall call) {
    if (call.attempts() > 1) {
      return Texts.text("streams.mark.attempts", call.attempts());
    }
    if ("length".equals(call.finishReason())) {
      return Texts.text("streams.mark.length");
    }
    return stalls(call) > 0 ? Texts.text("streams.mark.stalls", stalls(call)) : "";
  }

  /** The outcome in a few words. */
  public static String words(StoredCall call) {
    return switch (call.status()) {
      case RUNNING ->
          Texts.text(call.frames() == 0 ? "streams.outcome.waiting" : "streams.outcome.running");
      case COMPLETE -> complete(call);
      case FAILED ->
          cut(call)
              ? Texts.text("streams.outcome.truncated")
              : Texts.text("streams.outcome.failed", kind(call));
      case CANCELLED -> Texts.text("streams.outcome.cancelled");
      case INTERRUPTED -> Texts.text("streams.outcome.interrupted");
    };
  }

  private static String complete(StoredCall call) {
    String finish = call.finishReason();
    String raw = call.rawFinishReason();
    if (finish == null) {
      return Texts.text("streams.outcome.complete");
    }
    String reason = Texts.text("streams.finish." + finish);
    return raw == null
        ? Texts.text("streams.outcome.finished", reason)
        : Texts.text("streams.outcome.finished.raw", reason, raw);
  }

  private static String kind(StoredCall call) {
    String kind = call.errorKind();
    return kind == null ? Texts.text("streams.outcome.unknown") : kind.replace('_', ' ');
  }

  /**
   * How long it took. After retries that is what a person waited, attempts that failed and the
   * waits between them too: not the last attempt alone.
   */
  public static String duration(StoredCall call) {
    long end = call.timings().end();
    if (call.status() == CallStatus.RUNNING) {
      return "…";
    }
    boolean whole = call.attempts() > 1 && end >= 0;
    return Format.millis((whole ? sentNanos(call) + end : end) / MILLION);
  }

  /** From the wish to the last attempt's request; from the first attempt where nobody knows. */
  public static long sentNanos(StoredCall call) {
    return Math.max(call.zeroNanos(), call.queueNanos());
  }
}
