package dev.sage.llm.recording;

import dev.sage.llm.LlmException;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.CleanFrame;
import dev.sage.llm.telemetry.TappedFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the frames of one call until it is over. Not thread-safe. */
final class RecordedCall implements CallTap {

  private static final WireFormats FORMATS = new WireFormats(Map.of());

  private final CallStart start;
  private final RecordingTap tap;
  private final List<TappedFrame> frames = new ArrayList<>();
  private int attempt;
  private long bytes;
  private @Nullable AttemptRecord response;
  private @Nullable CallRecord end;

  RecordedCall(CallStart start, RecordingTap tap) {
    this.start = start;
    this.tap = tap;
  }

  @Override
  public void attempt(AttemptRecord record) {
    if (record.httpStatus() != null) {
      response = record;
    }
  }

  @Override
  public void frame(TappedFrame frame) {
    if (frame.attempt() != attempt) {
      attempt = frame.attempt();
      frames.clear();
      bytes = 0;
    }
    bytes += frame.bytes().length;
    if (bytes <= RecordingTap.MAX_BYTES) {
      frames.add(frame);
    } else {
      frames.clear(); // it will not be written, so it need not be kept
    }
  }

  @Override
  public void end(CallRecord record) {
    end = record;
    if (response == null) {
      return;
    }
    if (!response.provider().equals(start.provider()) || !response.model().equals(start.model())) {
      tap.answeredByAnother(); // in a format that only the other one knows
      return;
    }
    if (bytes > RecordingTap.MAX_BYTES) {
      tap.tooLarge();
      return;
    }
    tap.write(this);
  }

  /** The recording, without secrets. */
  Recording recording() {
    var exchange = Objects.requireNonNull(response);
    long zero = Objects.requireNonNull(end).sentNanos();
    var body = new ByteArrayOutputStream();
    var times = new ArrayList<RecordedFrame>();
    if (attempt == exchange.number()) {
      for (var clean : cleanFrames()) {
        long nanos = Math.max(0, clean.frame().nanos() - zero);
        times.add(new RecordedFrame(body.size(), clean.bytes().length, nanos));
        body.writeBytes(clean.bytes());
      }
    }
    var parts = body.toByteArray();
    var whole = tap.clean(parts);
    return new Recording(
        start.requestId(),
        start.wireFormat(),
        start.provider(),
        start.url() == null ? null : tap.clean(start.url().toString()),
        request(),
        start.streaming(),
        Objects.requireNonNull(exchange.httpStatus()),
        clean(exchange.headers()),
        whole,
        // Where a secret lay across two frames, the times fit the bytes no more.
        whole.length == parts.length && start.streaming() ? times : List.of());
  }

  private List<CleanFrame> cleanFrames() {
    var redactor = tap.frames();
    var clean = new ArrayList<CleanFrame>();
    frames.forEach(frame -> clean.addAll(redactor.add(frame)));
    clean.addAll(redactor.flush());
    return clean;
  }

  /** A server may well give a key back in a header of its own. */
  private Map<String, String> clean(Map<String, String> headers) {
    var clean = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> clean.put(name, tap.clean(value)));
    return clean;
  }

  /** The request in the words of its format; null where there is none, or it can't be written. */
  private @Nullable String request() {
    var format = FORMATS.find(start.wireFormat());
    if (format.isEmpty()) {
      return null;
    }
    try {
      var json = format.get().encode(start.request(), start.streaming(), Quirks.NONE);
      return tap.clean(new String(json, StandardCharsets.UTF_8));
    } catch (LlmException unknownOption) {
      return null;
    }
  }
}
