package dev.sage.workbench.exchange;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CleanFrame;
import dev.sage.llm.telemetry.FrameRedactor;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What else is taken out of stored frames on their way into a file for others. Immutable,
 * thread-safe.
 *
 * @param redactor null where they go out as they are stored
 */
record StricterFrames(@Nullable Redactor redactor, RedactionPolicy policy) {

  /** As they are stored. */
  static final StricterFrames NONE = new StricterFrames(null, RedactionPolicy.SECRETS);

  String text(String value) {
    return redactor == null ? value : redactor.redact(value, policy);
  }

  /** One attempt's frames. */
  interface Pass {
    List<OutFrame> add(OutFrame frame);

    List<OutFrame> end();
  }

  Pass begin(StoredCall call, List<StoredAttempt> attempts, int attempt) {
    StoredAttempt known = StoredAttempt.numbered(attempts, attempt);
    return begin(call.api(), known == null ? Map.of() : known.headers());
  }

  /**
   * The frames of one attempt.
   *
   * @param api the wire format
   * @param headers of its response
   */
  Pass begin(String api, Map<String, String> headers) {
    var engine = redactor;
    if (engine == null) {
      return new Pass() {
        @Override
        public List<OutFrame> add(OutFrame frame) {
          return List.of(frame);
        }

        @Override
        public List<OutFrame> end() {
          return List.of();
        }
      };
    }
    return new Redacting(new FrameRedactor(engine, policy), new FrameCutter(api, 200, headers));
  }

  /** Knows what the frames say, so that nothing hides in the seam between two of them. */
  private static final class Redacting implements Pass {
    private final FrameRedactor redactor;
    private final FrameCutter cutter;
    private final Deque<OutFrame> waiting = new ArrayDeque<>();
    private long sequence;
    private long offset;

    Redacting(FrameRedactor redactor, FrameCutter cutter) {
      this.redactor = redactor;
      this.cutter = cutter;
    }

    @Override
    public List<OutFrame> add(OutFrame frame) {
      waiting.add(frame);
      var said = cutter.events(frame.bytes());
      var tapped =
          new TappedFrame(
              1,
              sequence++,
              offset,
              frame.nanos(),
              frame.read(),
              frame.type(),
              frame.bytes(),
              said);
      offset += frame.bytes().length;
      return clean(redactor.add(tapped));
    }

    @Override
    public List<OutFrame> end() {
      return clean(redactor.flush());
    }

    private List<OutFrame> clean(List<CleanFrame> ready) {
      var out = new ArrayList<OutFrame>();
      for (CleanFrame clean : ready) {
        var stored = waiting.removeFirst();
        out.add(
            new OutFrame(
                stored.nanos(),
                stored.read(),
                stored.type(),
                clean.bytes(),
                stored.originalLength(),
                stored.redacted() || clean.changed()));
      }
      return out;
    }
  }
}
