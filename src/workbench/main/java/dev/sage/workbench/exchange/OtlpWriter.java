package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.Json;
import dev.sage.workbench.otlp.SpanDocument;
import dev.sage.workbench.store.AskedRequest;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a call as a trace in OTLP's JSON: the span that a collector would have got, with what was
 * asked and answered. Immutable.
 *
 * @param attempts of the call, in order
 * @param trace the trace that it belongs to, where it came from one; else it is one of its own
 */
record OtlpWriter(
    StoredCall call,
    List<StoredAttempt> attempts,
    @Nullable StoredContent content,
    @Nullable String trace,
    StricterFrames stricter) {

  private static final Pattern TRACE = Pattern.compile("[0-9a-fA-F]{32}");

  /** Returns how many bytes it has. */
  long write(OutputStream out) throws IOException {
    var start = start();
    var redactor = stricter.redactor();
    var document =
        SpanDocument.of(
            start,
            answer(),
            record(start),
            ids(),
            redactor == null ? Redactor.create() : redactor,
            stricter.policy());
    byte[] bytes = (Json.line(document) + "\n").getBytes(UTF_8);
    out.write(bytes);
    return bytes.length;
  }

  private SpanDocument.Ids ids() {
    var own = SpanDocument.Ids.of(call.id());
    String known = trace;
    return known != null && TRACE.matcher(known).matches()
        ? new SpanDocument.Ids(known, own.span())
        : own;
  }

  private CallStart start() {
    return new CallStart(
        call.id(),
        call.provider(),
        call.model(),
        call.api(),
        url(),
        AskedRequest.read(content == null ? "" : content.request(), call.target()),
        call.streaming(),
        call.startedAt(),
        0,
        null);
  }

  private @Nullable URI url() {
    try {
      return call.url() == null ? null : URI.create(call.url());
    } catch (IllegalArgumentException strange) {
      return null;
    }
  }

  private @Nullable TappedFrame answer() {
    var said = content;
    if (said == null) {
      return null;
    }
    var events = new ArrayList<StreamEvent>();
    add(events, said.reasoning(), text -> new StreamEvent.Reasoning(0, text));
    add(events, said.text(), text -> new StreamEvent.Text(0, text));
    add(events, said.refusal(), text -> new StreamEvent.Refusal(0, text));
    events.addAll(said.toolCalls());
    return events.isEmpty()
        ? null
        : new TappedFrame(1, 0, 0, 0, 0, "answer", new byte[0], List.copyOf(events));
  }

  private static void add(List<StreamEvent> events, String text, Function<String, StreamEvent> of) {
    if (!text.isEmpty()) {
      events.add(of.apply(text));
    }
  }

  private CallRecord record(CallStart start) {
    return new CallRecord(
        start,
        call.answeredModel(),
        call.responseId(),
        call.zeroNanos() + call.axisNanos(),
        attempts.stream().map(this::attempt).toList(),
        finish(),
        call.rawFinishReason(),
        call.usage(),
        call.timings(),
        ChunkGaps.NONE,
        error(),
        call.findings().cached());
  }

  /** Which provider another attempt went to, the store does not know. */
  private AttemptRecord attempt(StoredAttempt stored) {
    String kind = stored.errorKind();
    return new AttemptRecord(
        stored.number(),
        call.provider(),
        call.model(),
        stored.nanos() + call.axisNanos(),
        stored.httpStatus(),
        stored.httpVersion(),
        stored.headers(),
        stored.requestId(),
        stored.phases(),
        kind == null ? null : error(kind, stored.errorMessage()),
        stored.delay());
  }

  private @Nullable FinishReason finish() {
    return Arrays.stream(FinishReason.values())
        .filter(reason -> reason.json().equals(call.finishReason()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable LlmError error() {
    String kind = call.errorKind();
    return kind == null ? null : error(kind, call.errorMessage());
  }

  private LlmError error(String kind, @Nullable String message) {
    return LlmError.of(
        OtlpErrors.kind(kind),
        call.provider(),
        call.model(),
        Objects.requireNonNullElse(message, kind));
  }
}
