package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.Json;
import dev.sage.workbench.otlp.SpanDocument;
import dev.sage.workbench.store.AskedRequest;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes a call as a trace in OTLP's JSON: the span that a collector would have got, with what was
 * asked and answered. Immutable.
 *
 * @param trace the trace that it belongs to, where it came from one; else it is one of its own
 */
record OtlpWriter(
    StoredCall call,
    @Nullable StoredContent content,
    @Nullable String trace,
    StricterFrames stricter) {

  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

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
    String own = call.id().replaceAll("[^0-9a-fA-F]", "");
    String digits = "0".repeat(Math.max(0, TRACE_DIGITS - own.length())) + own;
    String known = trace;
    return new SpanDocument.Ids(
        known != null && known.matches("[0-9a-fA-F]{" + TRACE_DIGITS + "}")
            ? known
            : digits.substring(0, TRACE_DIGITS),
        digits.substring(TRACE_DIGITS - SPAN_DIGITS, TRACE_DIGITS));
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
        List.of(),
        finish(),
        call.rawFinishReason(),
        call.usage(),
        call.timings(),
        ChunkGaps.NONE,
        error(),
        call.findings().cached());
  }

  private @Nullable FinishReason finish() {
    return Arrays.stream(FinishReason.values())
        .filter(reason -> reason.json().equals(call.finishReason()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable LlmError error() {
    String kind = call.errorKind();
    return kind == null
        ? null
        : LlmError.of(
            OtlpErrors.kind(kind),
            call.provider(),
            call.model(),
            Objects.requireNonNullElse(call.errorMessage(), kind));
  }
}
