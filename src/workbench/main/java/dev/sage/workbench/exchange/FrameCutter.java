package dev.sage.workbench.exchange;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.transport.Frame;
import dev.sage.llm.transport.FrameHandler;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into frames and gives them their meaning, with the library's own decoder. One a body;
 * not thread-safe.
 */
final class FrameCutter {

  /** A file tells nothing of an endpoint's habits, so a missing terminator is no fault. */
  private static final Quirks QUIRKS = Quirks.NONE.withTerminator(false);

  private static final WireFormats FORMATS = new WireFormats(Map.of());

  private final int status;
  private final Map<String, String> headers;
  private final @Nullable WireFormat format;
  private final @Nullable BodyDecoder decoder;
  private final List<StreamEvent> events = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();
  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private @Nullable String responseId;
  private @Nullable String model;
  private Usage usage = Usage.UNKNOWN;
  private StreamEvent.@Nullable End end;
  private @Nullable LlmError error;

  /**
   * A frame.
   *
   * @param type as a captured frame has it
   */
  @SuppressWarnings("ArrayRecordComponent") // copied once from the reader's buffer
  record Cut(String type, byte[] bytes, List<StreamEvent> events) {
    Cut {
      events = List.copyOf(events);
    }
  }

  FrameCutter(String api, int status, Map<String, String> headers) {
    this.status = status;
    this.headers = headers;
    this.format = FORMATS.find(api).orElse(null);
    this.decoder =
        format == null || !ok()
            ? null
            : new BodyDecoder(
                format, QUIRKS, headers.get("content-type"), new Sink(), new Frames());
  }

  /** Whether the library can read bodies of that format. */
  static boolean knows(String api) {
    return FORMATS.find(api).isPresent();
  }

  static List<String> known() {
    return List.copyOf(FORMATS.ids());
  }

  private boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The frames that this piece completes. */
  List<Cut> feed(byte[] bytes, int from, int length) {
    cuts.clear();
    if (decoder == null || !decoder.framed()) {
      whole.write(bytes, from, length);
    }
    if (decoder != null) {
      decoder.feed(bytes, from, length);
    }
    return List.copyOf(cuts);
  }

  /** What a stored frame says. */
  List<StreamEvent> events(byte[] frame) {
    cuts.clear();
    if (decoder != null) {
      decoder.feed(frame, 0, frame.length);
    }
    // What a frame says goes with its cut; of one that is not whole it is still here.
    var said = new ArrayList<StreamEvent>();
    cuts.forEach(cut -> said.addAll(cut.events()));
    said.addAll(events);
    cuts.clear();
    events.clear();
    return said;
  }

  /** The frames that are there only because the body ends. */
  List<Cut> end() {
    cuts.clear();
    if (decoder != null) {
      decoder.end();
    } else if (format != null) {
      error = format.classify(status, headers, whole.toByteArray());
    }
    if (whole.size() > 0 && (decoder == null || !decoder.framed())) {
      cuts.add(new Cut("body", whole.toByteArray(), events));
    }
    return List.copyOf(cuts);
  }

  @Nullable String responseId() {
    return responseId;
  }

  @Nullable String model() {
    return model;
  }

  Usage usage() {
    return usage;
  }

  Optional<StreamEvent.End> finish() {
    return Optional.ofNullable(end);
  }

  @Nullable LlmError error() {
    return error;
  }

  private final class Sink implements EventSink {
    @Override
    public void identity(@Nullable String id, @Nullable String answered) {
      responseId = id;
      model = answered;
    }

    @Override
    public void usage(Usage counted) {
      usage = counted;
    }

    @Override
    public void event(StreamEvent event) {
      switch (event) {
        case StreamEvent.End last -> {
          end = last;
          usage = last.usage();
        }
        case StreamEvent.Failure failure -> error = failure.error();
        default -> {}
      }
      events.add(event);
    }
  }

  private final class Frames implements FrameHandler<Frame> {
    @Override
    public void event(Frame frame) {
      cut(frame.type(), frame);
    }

    @Override
    public void comment(Frame frame) {
      cut("comment", frame);
    }

    @Override
    public void incomplete(Frame frame) {
      cut(frame.type(), frame);
    }

    private void cut(String type, Frame frame) {
      int from = frame.rawFrom();
      byte[] bytes = Arrays.copyOfRange(frame.rawArray(), from, from + frame.rawLength());
      cuts.add(new Cut(type, bytes, events));
      events.clear();
    }
  }
}
