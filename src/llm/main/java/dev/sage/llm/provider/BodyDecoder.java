package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.internal.WholeBody;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.Frame;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.FrameReader;
import dev.sage.llm.transport.FrameTooLargeException;
import dev.sage.llm.transport.JsonArrayReader;
import dev.sage.llm.transport.JsonLines;
import dev.sage.llm.transport.NdjsonReader;
import dev.sage.llm.transport.SseReader;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the body of a successful answer as its bytes arrive, cut anywhere, whatever it turns out
 * to be: a stream in one of the format's framings, one JSON value although a stream was asked for
 * or the other way round, a web page, nothing. Gives exactly one terminal event. Not thread-safe.
 */
public final class BodyDecoder {

  private static final int MAX_WHOLE_BODY = 256 << 20;

  /** So much white space is waited through before the header alone decides. */
  private static final int MAX_BLANK = 4 << 10;

  private final WireFormat format;
  private final Quirks quirks;
  private final @Nullable String contentType;
  private final EventSink out;
  private final @Nullable FrameHandler<Frame> tap;
  private final StreamDecoder decoder;
  private final FrameHandler<Frame> frames = new Frames();

  /** What has come of a body that is no stream, or is not known to be one yet. */
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);

  /** Finds out whether what looks like one value is one a line. */
  private final JsonLines lines = new JsonLines();

  private @Nullable BodyKind kind;

  /** Cuts the body where it comes in frames. */
  private @Nullable FrameReader<?> reader;

  private boolean terminal;
  private boolean broken;
  private boolean anyEvent;
  private boolean inFrame;
  private long frameNumber;

  /** The first text of an event stream that is neither a field nor JSON. */
  private byte @Nullable [] strayText;

  /**
   * A decoder of one response body.
   *
   * @param format the wire format
   * @param quirks in what the endpoint deviates from it
   * @param contentType the header's value, or null where there is none
   * @param out takes the events
   * @param tap sees every frame right after its events were given, comments too, or null; a body
   *     that comes in no framing of the format has no frames
   */
  public BodyDecoder(
      WireFormat format,
      Quirks quirks,
      @Nullable String contentType,
      EventSink out,
      @Nullable FrameHandler<Frame> tap) {
    this.format = format;
    this.quirks = quirks;
    this.contentType = contentType;
    this.out = new Watch(out);
    this.tap = tap;
    decoder = format.decoder(quirks);
  }

  /** {@return what the body is, or null while that is open} */
  public @Nullable BodyKind kind() {
    return kind;
  }

  /** {@return whether the body comes in frames, each of which is decoded as it comes} */
  public boolean framed() {
    return reader != null;
  }

  /**
   * {@return whether the terminal event was given; what comes behind it changes nothing but the
   * usage}
   */
  public boolean terminal() {
    return terminal;
  }

  /**
   * Decodes the next piece.
   *
   * @param bytes an array that holds it; not kept
   * @param from where it begins
   * @param length how many bytes it has
   */
  public void feed(byte[] bytes, int from, int length) {
    var frameReader = reader;
    if (frameReader != null) {
      read(frameReader, bytes, from, length);
      return;
    }
    if (held.size() + (long) length > MAX_WHOLE_BODY) {
      fail(Terminal.tooLarge("The answer is larger than 256 MiB. Check the base URL."));
      return;
    }
    if (held.size() == 0) {
      // Most bodies tell with their first piece, which then need not be copied.
      inspect(bytes, from, length);
      if (reader != null) {
        read(reader, bytes, from, length);
      } else {
        held.write(bytes, from, length);
      }
      return;
    }
    held.write(bytes, from, length);
    if (kind == null) {
      byte[] sofar = held.toByteArray();
      inspect(sofar, 0, sofar.length);
    } else {
      inspect(bytes, from, length);
    }
    if (reader != null) {
      byte[] all = held.toByteArray();
      held.reset();
      read(reader, all, 0, all.length);
    }
  }

  /** Looks at bytes that no one has looked at, but where the kind was still open. */
  private void inspect(byte[] bytes, int from, int length) {
    if (kind == null) {
      decide(bytes, from, length, false);
    }
    if (kind == BodyKind.JSON
        && format.framings().contains(BodyKind.NDJSON)
        && lines.in(bytes, from, from + length)) {
      kind = BodyKind.NDJSON;
      reader = new NdjsonReader();
    }
  }

  /** The body has ended. */
  public void end() {
    if (reader == null) {
      byte[] body = held.toByteArray();
      if (kind == null) {
        decide(body, 0, body.length, true);
      }
      if (reader == null) {
        whole(body);
        return;
      }
      read(reader, body, 0, body.length);
    }
    finishStream(reader);
  }

  private void whole(byte[] body) {
    switch (kind) {
      case SSE, NDJSON, JSON, JSON_ARRAY -> format.decodeMessage(body, quirks, out);
      case HTML -> fail(Terminal.webPage(saidType()));
      case TEXT -> fail(sentence(body));
      case EMPTY -> fail(Terminal.noBody());
      case null -> fail(Terminal.noBody());
    }
  }

  /** Finds out what the body is, and with it how it is read; both stay open for want of bytes. */
  private void decide(byte[] bytes, int from, int length, boolean ended) {
    BodyKind found = BodyKind.of(contentType, bytes, from, length, ended);
    if (found == null && length > MAX_BLANK) {
      found = claimed();
    }
    if (found == null) {
      return;
    }
    kind = found == BodyKind.JSON ? json(bytes, from, from + length) : found;
    if (format.framings().contains(kind)) {
      reader =
          switch (kind) {
            case SSE -> new SseReader();
            case NDJSON -> new NdjsonReader();
            case JSON_ARRAY -> new JsonArrayReader();
            default -> throw new IllegalStateException(kind + " has no frames");
          };
    }
  }

  /** What begins like JSON may be a stream of values in this format. */
  private BodyKind json(byte[] bytes, int from, int to) {
    if (format.framings().contains(BodyKind.JSON_ARRAY) && BodyKind.first(bytes, from, to) == '[') {
      return BodyKind.JSON_ARRAY;
    }
    return BodyKind.JSON;
  }

  private BodyKind claimed() {
    boolean stream = contentType != null && contentType.contains("event-stream");
    return stream ? BodyKind.SSE : BodyKind.JSON;
  }

  private void read(FrameReader<?> from, byte[] bytes, int start, int length) {
    if (broken) {
      return;
    }
    try {
      from.feed(bytes, start, length, frames);
    } catch (FrameTooLargeException tooLarge) {
      broken = true;
      fail(
          Terminal.tooLarge(
              tooLarge.getMessage()
                  + " Providers send none that large: check the base URL, and proxies."));
    }
  }

  private void finishStream(FrameReader<?> from) {
    if (!broken) {
      from.end(frames);
    }
    if (strayText != null && !anyEvent) {
      // The header said event stream, the body is a sentence.
      fail(sentence(strayText));
      return;
    }
    decoder.end(out);
  }

  /** What a server says in plain words under status 200 (LM Studio), if that is known. */
  private StreamEvent.Failure sentence(byte[] text) {
    var error = format.classify(200, Map.of(), text);
    return error.kind() == LlmError.Kind.BAD_RESPONSE
        ? Terminal.text(saidType())
        : new StreamEvent.Failure(error);
  }

  private String saidType() {
    return contentType == null ? "not said" : Headers.printable(contentType);
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
      boolean unreadable =
          inFrame
              && event instanceof StreamEvent.Failure(LlmError error, _, _)
              && error.kind() == LlmError.Kind.BAD_RESPONSE;
      target.event(unreadable ? Terminal.inFrame((StreamEvent.Failure) event, frameNumber) : event);
    }
  }

  private final class Frames implements FrameHandler<Frame> {
    @Override
    public void event(Frame frame) {
      anyEvent = true;
      frameNumber++;
      inFrame = true;
      decoder.frame(frame, out);
      inFrame = false;
      if (tap != null) {
        tap.event(frame);
      }
    }

    @Override
    public void comment(Frame frame) {
      stray(frame);
      if (tap != null) {
        tap.comment(frame);
      }
    }

    @Override
    public void incomplete(Frame frame) {
      anyEvent = true;
      decoder.frame(frame, out);
      if (tap != null) {
        tap.incomplete(frame);
      }
    }

    /** Some servers end a failing stream with a bare JSON object, without the data field. */
    private void stray(Frame frame) {
      byte[] raw = frame.rawArray();
      int from = frame.rawFrom();
      int to = from + frame.rawLength();
      while (from < to && (raw[from] == ' ' || raw[from] == '\n' || raw[from] == '\r')) {
        from++;
      }
      if (from < to && raw[from] == '{') {
        anyEvent = true;
        decoder.frame(new WholeBody(raw, from, to, false), out);
      } else if (strayText == null
          && BodyKind.of(null, raw, from, to - from, true) == BodyKind.TEXT) {
        strayText = Arrays.copyOfRange(raw, from, to);
      }
    }
  }
}
