package dev.sage.workbench.frames;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.transport.BodyKind;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the stored frames of a call their meaning again, with the library's own decoder of bodies,
 * so that nothing shown of it can ever say something else than the call did. Frames are to be given
 * in order. Not thread-safe.
 */
public final class FrameDecoder {
  private static final String WHOLE_BODY = "body";

  private final @Nullable WireFormat format;
  private final Quirks quirks;
  private final List<StreamEvent> events = new ArrayList<>();
  private final EventSink sink =
      new EventSink() {
        @Override
        public void identity(@Nullable String responseId, @Nullable String model) {
          // The store has both already.
        }

        @Override
        public void event(StreamEvent event) {
          events.add(event);
        }
      };
  private @Nullable BodyDecoder decoder;
  private int attempt;

  /** A decoder for one call; where its format is unknown, no frame means anything. */
  public FrameDecoder(FrameFormat format) {
    this.format = format.format();
    this.quirks = format.quirks();
  }

  /**
   * What the next frame says, in the library's vocabulary; nothing where it means nothing to a
   * user.
   *
   * @param of the attempt that the frame belongs to, where it is known
   */
  public List<StreamEvent> frame(StoredFrame frame, byte[] bytes, @Nullable StoredAttempt of) {
    if (frame.attempt() != attempt) {
      attempt = frame.attempt();
      decoder = null;
    }
    events.clear();
    if (frame.type().equals(WHOLE_BODY)) {
      wholeBody(bytes, of);
    } else if (format != null) {
      BodyDecoder running = decoder(format, bytes, of);
      running.feed(bytes, 0, bytes.length);
      if (FrameEnd.isMissing(running.kind(), bytes)) {
        // What the body broke off in is its last frame, and means something only with its end.
        running.end();
      }
    }
    return List.copyOf(events);
  }

  /** The one that the call itself was decoded with, so that it finds the same framing. */
  private BodyDecoder decoder(WireFormat of, byte[] first, @Nullable StoredAttempt by) {
    BodyDecoder running = decoder;
    if (running == null) {
      String type = by == null ? null : by.headers().get("content-type");
      if (of.framings().contains(BodyKind.NDJSON)
          && BodyKind.first(first, 0, first.length) == '{') {
        // It was found out to come in lines when its second one began: here that is known.
        type = BodyKind.NDJSON.mediaType();
      }
      running = new BodyDecoder(of, quirks, type, sink, null);
      decoder = running;
    }
    return running;
  }

  private void wholeBody(byte[] bytes, @Nullable StoredAttempt of) {
    if (format == null || bytes.length == 0) {
      // Of an empty body the attempt says itself what is wrong.
      return;
    }
    Integer status = of == null ? null : of.httpStatus();
    if (of == null || status == null || status < 300) {
      format.decodeMessage(bytes, quirks, sink);
    } else {
      sink.event(new StreamEvent.Failure(format.classify(status, of.headers(), bytes)));
    }
  }

  /** What the end of the body means. */
  public List<StreamEvent> end() {
    events.clear();
    if (decoder != null) {
      decoder.end();
    }
    return List.copyOf(events);
  }
}
