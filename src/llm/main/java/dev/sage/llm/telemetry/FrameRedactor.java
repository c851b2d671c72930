package dev.sage.llm.telemetry;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.ContentMask;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Redacts the frames of a call for whoever keeps them, also against a secret that a model spells
 * out over several frames: what the frames say is followed in lanes (text, reasoning, refusal, the
 * arguments of each tool call), and while a lane might be in the middle of a secret, its frames
 * wait here, and all that came after them, so that the order stays. A frame with a piece of a
 * secret loses that piece, and the one in which it begins gets the placeholder; all others stay
 * byte for byte.
 *
 * <p>Where the policy keeps no answers, or none of what tools are told, frames keep how they are
 * built, and lose what they say ({@link ContentMask}).
 *
 * <p>At most {@value #MAX_FRAMES} frames or {@value #MAX_BYTES} bytes wait; beyond that what waits
 * is redacted as if the text ended there. One a call; not thread-safe.
 */
public final class FrameRedactor {

  /** So many frames wait at most. */
  static final int MAX_FRAMES = 4096;

  /** So many bytes of frames wait at most: 4 MiB. */
  static final int MAX_BYTES = 4 << 20;

  private static final String TEXT = "text";
  private static final String REASONING = "reasoning";
  private static final String REFUSAL = "refusal";
  private static final String TOOL = "tool ";

  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final ContentMask mask;
  private final Map<String, FrameLane> lanes = new HashMap<>();
  private final ArrayDeque<WaitingFrame> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private int attempt;

  /**
   * Redacts the frames of one call.
   *
   * @param redactor the one that the client is built with, which knows its keys
   * @param policy what is taken out
   */
  public FrameRedactor(Redactor redactor, RedactionPolicy policy) {
    this.redactor = redactor;
    this.policy = policy;
    this.mask = new ContentMask(redactor, policy);
  }

  /**
   * {@return the frames that may be written now, in order}
   *
   * @param frame the next frame of the call
   */
  public List<CleanFrame> add(TappedFrame frame) {
    var ready = new ArrayList<CleanFrame>();
    if (frame.attempt() != attempt) {
      ready.addAll(flush()); // what a failed attempt said does not go on in the next
      attempt = frame.attempt();
    }
    var next = new WaitingFrame(frame);
    if (keepsContent()) {
      frame.events().forEach(event -> follow(event, next));
    }
    waiting.add(next);
    waitingBytes += frame.bytes().length;
    release(ready);
    while (waiting.size() > MAX_FRAMES || waitingBytes > MAX_BYTES) {
      waiting.getFirst().endLanes();
      lanes.values().removeIf(FrameLane::ended);
      release(ready);
    }
    return ready;
  }

  /** {@return the frames that still waited: the attempt is over, or nothing may come for long} */
  public List<CleanFrame> flush() {
    lanes.values().forEach(FrameLane::end);
    lanes.clear();
    var ready = new ArrayList<CleanFrame>();
    release(ready);
    return ready;
  }

  /** {@return how many frames wait} */
  public int held() {
    return waiting.size();
  }

  private void follow(StreamEvent event, WaitingFrame frame) {
    switch (event) {
      case StreamEvent.Text text -> append(TEXT, text.value(), frame);
      case StreamEvent.Reasoning reasoning -> append(REASONING, reasoning.value(), frame);
      case StreamEvent.Refusal refusal -> append(REFUSAL, refusal.value(), frame);
      case StreamEvent.ToolCallDelta delta ->
          append(TOOL + delta.index(), delta.arguments(), frame);
      case StreamEvent.ToolCall call -> end(TOOL + call.index());
      default -> {}
    }
  }

  private void append(String name, String piece, WaitingFrame frame) {
    if (!piece.isEmpty()) {
      var lane = lanes.computeIfAbsent(name, fresh -> new FrameLane(redactor.stream(policy)));
      frame.carries(lane.append(piece));
    }
  }

  private void end(String name) {
    @Nullable FrameLane lane = lanes.remove(name);
    if (lane != null) {
      lane.end();
    }
  }

  private void release(List<CleanFrame> ready) {
    while (!waiting.isEmpty() && waiting.getFirst().decided()) {
      var next = waiting.removeFirst();
      waitingBytes -= next.frame().bytes().length;
      ready.add(clean(next));
    }
  }

  private CleanFrame clean(WaitingFrame waited) {
    var frame = waited.frame();
    byte[] said =
        keepsContent() ? waited.withoutPieces() : mask.frame(frame.bytes(), ContentClass.RESPONSE);
    return new CleanFrame(frame, redactor.redact(said, policy));
  }

  /** A piece of an answer has no hash that would say anything: hashing drops it too. */
  private boolean keepsContent() {
    return Stream.of(ContentClass.RESPONSE, ContentClass.TOOL)
        .map(policy::action)
        .noneMatch(action -> action == ContentAction.HASH || action == ContentAction.DROP);
  }
}
