package dev.sage.console.streams.reading;

import dev.sage.console.streams.reading.Anomaly.Finding;
import dev.sage.llm.provider.Quirks;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names what is odd about a call. Stateless. */
final class Anomalies {
  private static final Set<String> CUT = Set.of("stream_truncated", "stream_interrupted");

  /** The formats with a mark at the end that says nothing else. */
  private static final Set<String> MARKED = Set.of("openai-chat", "anthropic-messages");

  private static final int HTTP_OK = 200;

  private Anomalies() {}

  /** What is odd, the gravest first. */
  static List<Finding> find(StoredCall call, StreamFacts facts, Gaps gaps, Quirks quirks) {
    List<Finding> found = new ArrayList<>();
    boolean cut = call.errorKind() != null && CUT.contains(call.errorKind());
    add(found, Anomaly.TRUNCATED, cut ? 1 : 0);
    add(found, Anomaly.ERROR_IN_200, inBody(call, facts) && !cut ? 1 : 0);
    add(found, Anomaly.INVALID_TOOL_CALL, facts.invalidTools());
    add(found, Anomaly.RETRIED, call.attempts() - 1);
    add(found, Anomaly.STALL, gaps.silences().size());
    add(found, Anomaly.BURST, gaps.bursts());
    add(found, Anomaly.ROLE_ONLY_FIRST, firstFrameFools(call) ? 1 : 0);
    if (call.status() == CallStatus.COMPLETE && call.streaming()) {
      boolean missing = MARKED.contains(call.api()) && quirks.terminator() && !facts.terminator();
      add(found, Anomaly.MISSING_TERMINATOR, missing ? 1 : 0);
      add(found, Anomaly.NO_USAGE, call.usage().output() == null ? 1 : 0);
      add(found, Anomaly.NO_FINISH_REASON, call.rawFinishReason() == null ? 1 : 0);
    }
    add(found, Anomaly.DUPLICATE_TOOL_ID, facts.duplicateTools());
    add(found, Anomaly.AFTER_END, facts.afterEnd());
    add(found, Anomaly.EMPTY_DELTA, facts.emptyDeltas());
    add(found, Anomaly.BAD_FIELD, facts.badFields());
    add(found, Anomaly.BYTE_ORDER_MARK, facts.byteOrderMark() ? 1 : 0);
    add(found, Anomaly.REDACTED, facts.redacted());
    boolean over = call.status() != CallStatus.RUNNING;
    add(found, Anomaly.NO_BLANK_LINE, over && facts.unfinishedFrame() ? 1 : 0);
    return found;
  }

  private static void add(List<Finding> found, Anomaly anomaly, int count) {
    if (count > 0) {
      found.add(new Finding(anomaly, count));
    }
  }

  private static boolean inBody(StoredCall call, StreamFacts facts) {
    Integer status = call.httpStatus();
    return call.status() == CallStatus.FAILED
        && status != null
        && status == HTTP_OK
        && facts.errorInStream();
  }

  /** Whether a clock that stops at any frame would show a first token long before there was one. */
  private static boolean firstFrameFools(StoredCall call) {
    if (call.timings().firstToken() < 0 || call.timings().firstEvent() < 0) {
      return false;
    }
    long early = call.timings().firstToken() - call.timings().firstEvent();
    return early > Gaps.LEAST_NANOS;
  }
}
