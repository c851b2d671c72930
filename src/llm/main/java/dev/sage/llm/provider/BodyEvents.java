package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.transport.Frame;
import dev.sage.llm.transport.FrameHandler;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
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

  /** What to say of the body before its first event; null where there is nothing, or it is said. */
  private StreamEvent.@Nullable Warning claim;

  BodyEvents(WireFormat format, Quirks quirks, @Nullable String contentType, AttemptSink sink) {
    this.sink = sink;
    this.claim = otherCharset(contentType);
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
    var warning = claim;
    if (warning != null && !event.terminal()) {
      claim = null;
      sink.event(warning);
    }
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

  /** JSON (RFC 8259 §8.1) and event streams (WHATWG) are UTF-8, whatever a header says. */
  private static StreamEvent.@Nullable Warning otherCharset(@Nullable String contentType) {
    var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    int at = type.indexOf("charset=");
    if (at < 0) {
      return null;
    }
    int end = type.indexOf(';', at);
    var name = type.substring(at + 8, end < 0 ? type.length() : end).replace("\"", "").strip();
    return name.equals("utf-8") || name.equals("utf8") || name.equals("us-ascii")
        ? null
        : new StreamEvent.Warning(
            "charset",
            "The server says that its answer is in "
                + Headers.printable(name)
                + "; it was read as UTF-8, which these formats are.");
  }

  private void give(String type, Frame frame) {
    sink.frame(type, frame.rawArray(), frame.rawFrom(), frame.rawFrom() + frame.rawLength());
  }
}
