package dev.sage.console.streams.reading;

import dev.sage.console.streams.reading.Anomaly.Finding;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.Quirks;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.FrameTimes;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names what is odd about a call, and where it shows. For one look; not thread-safe. */
final class Anomalies {
  private static final Set<String> CUT = Set.of("stream_truncated", "stream_interrupted");

  /** The formats with a mark at the end that says nothing else. */
  private static final Set<String> MARKED = Set.of("openai-chat", "anthropic-messages");

  private static final int HTTP_OK = 200;

  /** From so many tokens a frame on, gaps between frames say little about tokens. */
  private static final int SEVERAL = 2;

  private static final int LEAST_FRAMES = 4;
  private static final int SPLIT_KEPT = 10_000;

  private final StoredCall call;
  private final StreamFacts facts;
  private final FrameTimes times;
  private final Gaps gaps;
  private final boolean whole;
  private final List<Finding> found = new ArrayList<>();
  private final Map<Anomaly, int[]> places = new EnumMap<>(Anomaly.class);

  /**
   * Looks for them.
   *
   * @param whole whether all frames have been read: until then nothing is missing
   */
  Anomalies(
      StoredCall call,
      StreamFacts facts,
      FrameTimes times,
      Gaps gaps,
      Quirks quirks,
      boolean whole) {
    this.call = call;
    this.facts = facts;
    this.times = times;
    this.gaps = gaps;
    this.whole = whole;
    find(quirks);
    found.sort(Comparator.comparing(Finding::anomaly));
  }

  /** What is odd, the gravest first. */
  List<Finding> found() {
    return found;
  }

  /** Where. */
  Places places() {
    return new Places(places);
  }

  private void find(Quirks quirks) {
    boolean cut = call.errorKind() != null && CUT.contains(call.errorKind());
    at(Anomaly.TRUNCATED, cut, last());
    at(Anomaly.ERROR_IN_200, inBody() && !cut, facts.errorAt());
    add(Anomaly.RETRIED, call.attempts() - 1, facts.frames(Anomaly.RETRIED));
    add(
        Anomaly.STALL,
        gaps.silences().size(),
        frames(gaps.silences().stream().map(Gap::frame).toList()));
    add(Anomaly.HEARTBEAT_HIDES_SILENCE, hiding());
    add(Anomaly.BURST, gaps.bursts(), frames(gaps.burstFrames()));
    at(Anomaly.ROLE_ONLY_FIRST, firstFrameFools(), facts.attemptBegan());
    if (call.status() == CallStatus.COMPLETE && call.streaming()) {
      boolean marked = MARKED.contains(call.api()) && quirks.terminator();
      at(Anomaly.MISSING_TERMINATOR, marked && whole && !facts.terminator(), last());
      at(Anomaly.NO_USAGE, call.usage().output() == null, last());
      at(Anomaly.NO_FINISH_REASON, call.rawFinishReason() == null, last());
    }
    for (Anomaly inFrames :
        List.of(
            Anomaly.INVALID_TOOL_CALL,
            Anomaly.DUPLICATE_TOOL_ID,
            Anomaly.AFTER_END,
            Anomaly.EMPTY_DELTA,
            Anomaly.BAD_FIELD,
            Anomaly.REDACTED)) {
      add(inFrames, facts.count(inFrames), facts.frames(inFrames));
    }
    at(Anomaly.BYTE_ORDER_MARK, facts.byteOrderMark(), facts.attemptBegan());
    boolean over = call.status() != CallStatus.RUNNING;
    at(Anomaly.NO_BLANK_LINE, over && facts.unfinishedFrame(), last());
    at(Anomaly.SEVERAL_TOKENS_A_FRAME, over && tokensAFrame() >= SEVERAL, firstToken());
    add(Anomaly.SPLIT_FRAME, Reads.split(times, SPLIT_KEPT));
  }

  private void at(Anomaly anomaly, boolean holds, int frame) {
    add(anomaly, holds ? 1 : 0, new int[] {Math.max(0, frame)});
  }

  private void add(Anomaly anomaly, int[] frames) {
    add(anomaly, frames.length, frames);
  }

  private void add(Anomaly anomaly, int count, int[] frames) {
    if (count > 0) {
      found.add(new Finding(anomaly, count));
      places.put(anomaly, times.size() == 0 ? new int[0] : frames);
    }
  }

  private int last() {
    return times.size() - 1;
  }

  private int firstToken() {
    for (int frame = 0; frame < times.size(); frame++) {
      if (times.tokens()[frame]) {
        return frame;
      }
    }
    return 0;
  }

  private static int[] frames(List<Integer> frames) {
    return frames.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean inBody() {
    Integer status = call.httpStatus();
    return call.status() == CallStatus.FAILED
        && status != null
        && status == HTTP_OK
        && facts.errorInStream();
  }

  /** Whether a clock that stops at any frame would show a first token long before there was one. */
  private boolean firstFrameFools() {
    if (call.timings().firstToken() < 0 || call.timings().firstEvent() < 0) {
      return false;
    }
    long early = call.timings().firstToken() - call.timings().firstEvent();
    return early > Gaps.LEAST_NANOS;
  }

  /** The frames that ended silences in which heartbeats came. */
  private int[] hiding() {
    return gaps.silences().stream().mapToInt(Gap::frame).filter(this::heartbeatBefore).toArray();
  }

  private boolean heartbeatBefore(int frame) {
    for (int at = frame - 1; at >= 0 && !times.tokens()[at]; at--) {
      if (times.heartbeats()[at]) {
        return true;
      }
    }
    return false;
  }

  /** Output tokens for each frame with content; 0 where that can't be told. */
  private double tokensAFrame() {
    Usage usage = call.usage();
    Long output = usage.output();
    int frames = 0;
    for (boolean token : times.tokens()) {
      frames += token ? 1 : 0;
    }
    if (output == null || frames < LEAST_FRAMES) {
      return 0;
    }
    Long reasoning = usage.reasoning();
    // Reasoning that is counted and not sent is in no frame.
    long unseen = call.hasReasoning() || reasoning == null ? 0 : reasoning;
    return (double) (output - unseen) / frames;
  }
}
