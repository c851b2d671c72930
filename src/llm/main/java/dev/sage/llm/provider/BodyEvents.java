package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.transport.Frame;
import dev.sage.llm.transport.FrameHandler;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of one attempt on its way from the network to the attempt's sink: its frames, its
 * events, and why it broke off where it did. Not thread-safe.
 */
final class BodyEvents implements EventSink, FrameHandler<Frame> {

  private final AttemptSink sink;
  private final BodyDecoder decoder;

  /** A body that is no stream, for whoever taps. */
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream(0);

  private @Nullable LlmError interrupted;

  BodyEvents(WireFormat format, Quirks quirks, @Nullable String contentType, AttemptSink sink) {
    this.sink = sink;
    this.decoder = new BodyDecoder(format, quirks, contentType, this, this);
  }

  void feed(byte[] bytes, int length) {
    if (sink.tapped() && !decoder.framed()) {
      whole.write(bytes, 0, length);
    }
    decoder.feed(bytes, 0, length);
  }

  void end() {
    decoder.end();
    if (sink.tapped() && !decoder.framed()) {
      sink.frame("body", whole.toByteArray(), 0, whole.size());
    }
  }

  /**
   * The connection broke. The answer may be complete all the same, where only the terminator is
   * missing; else it was interrupted, in these words.
   */
  void broken(LlmError error) {
    interrupted = error;
    if (decoder.framed()) {
      decoder.end();
    } else {
      sink.event(new StreamEvent.Failure(error));
      if (sink.tapped()) {
        sink.frame("body", whole.toByteArray(), 0, whole.size());
      }
    }
  }

  @Override
  public void identity(@Nullable String responseId, @Nullable String model) {
    sink.identity(responseId, model);
  }

  @Override
  public void usage(Usage usage) {
    sink.usage(usage);
  }

  @Override
  public void event(StreamEvent event) {
    boolean truncated =
        event instanceof StreamEvent.Failure(LlmError reason, _, _)
            && reason.kind() == LlmError.Kind.STREAM_TRUNCATED;
    sink.event(truncated && interrupted != null ? new StreamEvent.Failure(interrupted) : event);
  }

  @Override
  public void event(Frame frame) {
    // Finding the name costs a tenth of the decoding, and only a tap reads it.
    give(sink.tapped() ? frame.type() : "message", frame);
  }

  @Override
  public void comment(Frame frame) {
    give("comment", frame);
  }

  @Override
  public void incomplete(Frame frame) {
    give(frame.type(), frame);
  }

  private void give(String type, Frame frame) {
    sink.frame(type, frame.rawArray(), frame.rawFrom(), frame.rawFrom() + frame.rawLength());
  }
}
