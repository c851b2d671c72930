package dev.sage.llm.provider;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.internal.WholeBody;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.FrameTooLargeException;
import dev.sage.llm.transport.SseFrame;
import dev.sage.llm.transport.SseReader;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the body of a successful answer as its bytes arrive, cut anywhere, whatever it turns out
 * to be: an event stream, one JSON value although a stream was asked for or the other way round, a
 * web page, nothing. Gives exactly one terminal event. Not thread-safe.
 */
public final class BodyDecoder {

  private static final int MAX_WHOLE_BODY = 256 << 20;

  /** So much white space is waited through before the header alone decides. */
  private static final int MAX_BLANK = 4 << 10;

  private final WireFormat format;
  private final Quirks quirks;
  private final @Nullable String contentType;
  private final EventSink out;
  private final @Nullable FrameHandler tap;
  private final SseReader reader;
  private final StreamDecoder decoder;
  private final FrameHandler frames = new Frames();

  /** What has come of a body that is no event stream, or is not known to be one yet. */
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);

  private @Nullable BodyKind kind;
  private boolean terminal;
  private boolean broken;
  private boolean anyEvent;
  private boolean strayText;

  /**
   * @param contentType the header's value, or null where there is none
   * @param tap sees every frame right after its events were given, comments too, or null; a body
   *     that is no event stream has no frames
   */
  public BodyDecoder(
      WireFormat format,
      Quirks quirks,
      @Nullable String contentType,
      EventSink out,
      @Nullable FrameHandler tap) {
    this.format = format;
    this.quirks = quirks;
    this.contentType = contentType;
    this.out = new Watch(out);
    this.tap = tap;
    reader = new SseReader();
    decoder = format.decoder(quirks);
  }

  /** What the body is, or null while that is open. */
  public @Nullable BodyKind kind() {
    return kind;
  }

  /** Whether the terminal event was given; what comes behind it changes nothing but the usage. */
  public boolean terminal() {
    return terminal;
  }

  /** Decodes the next piece. */
  public void feed(byte[] bytes, int from, int length) {
    if (kind == BodyKind.SSE) {
      read(bytes, from, length);
      return;
    }
    if (held.size() + (long) length > MAX_WHOLE_BODY) {
      fail(Terminal.tooLarge("The answer is larger than 256 MiB. Check the base URL."));
      return;
    }
    if (kind != null) {
      held.write(bytes, from, length);
      return;
    }
    if (held.size() == 0) {
      kind = BodyKind.of(contentType, bytes, from, length, false);
      if (kind == BodyKind.SSE) {
        read(bytes, from, length);
      } else {
        held.write(bytes, from, length);
      }
      return;
    }
    held.write(bytes, from, length);
    byte[] sofar = held.toByteArray();
    kind = BodyKind.of(contentType, sofar, 0, sofar.length, false);
    if (kind == null && sofar.length > MAX_BLANK) {
      kind = claimed();
    }
    if (kind == BodyKind.SSE) {
      held.reset();
      read(sofar, 0, sofar.length);
    }
  }

  private BodyKind claimed() {
    boolean stream = contentType != null && contentType.contains("event-stream");
    return stream ? BodyKind.SSE : BodyKind.JSON;
  }

  /** The body has ended. */
  public void end() {
    if (kind == BodyKind.SSE) {
      finishStream();
      return;
    }
    byte[] body = held.toByteArray();
    if (kind == null) {
      kind = BodyKind.of(contentType, body, 0, body.length, true);
    }
    switch (kind) {
      case SSE -> {
        read(body, 0, body.length);
        finishStream();
      }
      case JSON, NDJSON -> format.decodeMessage(body, quirks, out);
      case HTML -> fail(Terminal.webPage());
      case TEXT -> fail(Terminal.text());
      case EMPTY -> fail(Terminal.noBody());
      case null -> fail(Terminal.noBody());
    }
  }

  private void read(byte[] bytes, int from, int length) {
    if (broken) {
      return;
    }
    try {
      reader.feed(bytes, from, length, frames);
    } catch (FrameTooLargeException tooLarge) {
      broken = true;
      fail(Terminal.tooLarge(String.valueOf(tooLarge.getMessage())));
    }
  }

  private void finishStream() {
    if (!broken) {
      reader.end(frames);
    }
    if (strayText && !anyEvent) {
      // The header said event stream, the body is a sentence.
      fail(Terminal.text());
      return;
    }
    decoder.end(out);
  }

  private void fail(StreamEvent.Failure failure) {
    if (!terminal) {
      out.event(failure);
    }
  }

  /** Notes the terminal event on its way. */
  private final class Watch implements EventSink {
    private final EventSink target;

    Watch(EventSink target) {
      this.target = target;
    }

    @Override
    public void identity(@Nullable String responseId, @Nullable String model) {
      target.identity(responseId, model);
    }

    @Override
    public void usage(Usage usage) {
      target.usage(usage);
    }

    @Override
    public void event(StreamEvent event) {
      if (terminal) {
        return;
      }
      terminal = event.terminal();
      target.event(event);
    }
  }

  private final class Frames implements FrameHandler {
    @Override
    public void event(SseFrame frame) {
      anyEvent = true;
      decoder.frame(frame, out);
      if (tap != null) {
        tap.event(frame);
      }
    }

    @Override
    public void comment(SseFrame frame) {
      stray(frame);
      if (tap != null) {
        tap.comment(frame);
      }
    }

    @Override
    public void incomplete(SseFrame frame) {
      anyEvent = true;
      decoder.frame(frame, out);
      if (tap != null) {
        tap.incomplete(frame);
      }
    }

    /** Some servers end a failing stream with a bare JSON object, without the data field. */
    private void stray(SseFrame frame) {
      byte[] raw = frame.rawArray();
      int from = frame.rawFrom();
      int to = from + frame.rawLength();
      while (from < to && (raw[from] == ' ' || raw[from] == '\n' || raw[from] == '\r')) {
        from++;
      }
      if (from < to && raw[from] == '{') {
        anyEvent = true;
        decoder.frame(new WholeBody(raw, from, to, false), out);
      } else {
        strayText |= BodyKind.of(null, raw, from, to - from, true) == BodyKind.TEXT;
      }
    }
  }
}
