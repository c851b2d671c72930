package dev.sage.console.streams.reading;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.SseFrame;
import dev.sage.llm.transport.SseReader;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the stored frames of a call their meaning again, with the library's own readers and
 * decoders, so that the inspector can never say something else than the call did. Frames are to be
 * given in order. Not thread-safe.
 */
final class FrameDecoder {
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
  private SseReader reader = new SseReader();
  private @Nullable StreamDecoder decoder;
  private int attempt;

  /**
   * A decoder for one call.
   *
   * @param format null where this library has no such format: no frame means anything then
   */
  FrameDecoder(@Nullable WireFormat format, Quirks quirks) {
    this.format = format;
    this.quirks = quirks;
  }

  /**
   * The meaning of the next frame.
   *
   * @param of the attempt that the frame belongs to, where it is known
   */
  FrameMeaning frame(StoredFrame frame, byte[] bytes, @Nullable StoredAttempt of) {
    if (frame.attempt() != attempt) {
      attempt = frame.attempt();
      reader = new SseReader();
      decoder = format == null ? null : format.decoder(quirks);
    }
    events.clear();
    if (frame.type().equals(WHOLE_BODY)) {
      wholeBody(bytes, of);
    } else {
      reader.feed(bytes, 0, bytes.length, handler());
    }
    FrameNote note =
        FrameMeaning.isContent(events) ? FrameNote.NONE : FrameNotes.of(frame.type(), bytes);
    return new FrameMeaning(events, note);
  }

  private FrameHandler<SseFrame> handler() {
    return new FrameHandler<>() {
      @Override
      public void event(SseFrame frame) {
        decode(frame);
      }

      @Override
      public void incomplete(SseFrame frame) {
        decode(frame);
      }
    };
  }

  private void decode(SseFrame frame) {
    if (decoder != null) {
      decoder.frame(frame, sink);
    }
  }

  private void wholeBody(byte[] bytes, @Nullable StoredAttempt of) {
    if (format == null) {
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
  List<StreamEvent> end() {
    events.clear();
    reader.end(handler());
    if (decoder != null) {
      decoder.end(sink);
    }
    return List.copyOf(events);
  }
}
