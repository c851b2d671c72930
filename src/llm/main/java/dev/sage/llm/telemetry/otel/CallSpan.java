package dev.sage.llm.telemetry.otel;

import dev.sage.llm.LlmError;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.List;

/** The span of one call, with its metrics and events. Not thread-safe. */
final class CallSpan implements CallTap {

  private final CallStart start;
  private final Attributes atStart;
  private final Span span;
  private final Context context;
  private final Instruments instruments;
  private final Logger events;
  private final ContentCapture capture;
  private final Outgoing outgoing;
  private final Answer answer = new Answer();

  CallSpan(
      CallStart start,
      Attributes atStart,
      Span span,
      Context context,
      Instruments instruments,
      Logger events,
      ContentCapture capture,
      Outgoing outgoing) {
    this.start = start;
    this.atStart = atStart;
    this.span = span;
    this.context = context;
    this.instruments = instruments;
    this.events = events;
    this.capture = capture;
    this.outgoing = outgoing;
  }

  /** The answer's text is only in the frames. */
  @Override
  public boolean wantsFrames() {
    return capture.any();
  }

  @Override
  public void frame(TappedFrame frame) {
    frame.events().forEach(answer::add);
  }

  @Override
  public void end(CallRecord record) {
    var atEnd = outgoing.attributes(CallAttributes.atEnd(record));
    span.setAllAttributes(atEnd);
    if (capture.onSpans()) {
      span.setAllAttributes(content(record));
    }
    retries(record.attempts());
    var error = record.error();
    if (error != null) {
      span.setStatus(StatusCode.ERROR, outgoing.text(error.message()));
      exception(error);
    }
    instruments.record(record, context, outgoing);
    if (capture.onEvents()) {
      details(record, atEnd);
    }
    long nanos = record.queueNanos() + Math.max(0, record.timings().end());
    span.end(start.startedAt().plusNanos(nanos));
  }

  /** Each when the attempt that followed began, so that the wait is seen before it. */
  private void retries(List<AttemptRecord> attempts) {
    for (int i = 1; i < attempts.size(); i++) {
      span.addEvent(
          SageNames.RETRY_EVENT,
          outgoing.attributes(CallAttributes.retry(attempts.get(i - 1))),
          start.startedAt().plusNanos(attempts.get(i).startedNanos() - start.startedNanos()));
    }
  }

  private void exception(LlmError error) {
    events
        .logRecordBuilder()
        .setEventName(GenAi.EXCEPTION_EVENT)
        .setContext(context)
        .setSeverity(Severity.WARN)
        .setAttribute(GenAi.EXCEPTION_TYPE, "dev.sage.llm.LlmException")
        .setAttribute(GenAi.EXCEPTION_MESSAGE, outgoing.text(error.message()))
        .emit();
  }

  private void details(CallRecord record, Attributes atEnd) {
    events
        .logRecordBuilder()
        .setEventName(GenAi.DETAILS_EVENT)
        .setContext(context)
        .setSeverity(Severity.INFO)
        .setAllAttributes(atStart)
        .setAllAttributes(atEnd)
        .setAllAttributes(content(record))
        .emit();
  }

  private Attributes content(CallRecord record) {
    var request = start.request();
    var all = Attributes.builder();
    outgoing
        .content(MessageJson.input(request), ContentClass.PROMPT)
        .ifPresent(json -> all.put(GenAi.INPUT_MESSAGES, json));
    var said = answer.message();
    if (!said.content().isEmpty()) {
      outgoing
          .content(MessageJson.output(said, record.finishReason()), ContentClass.RESPONSE)
          .ifPresent(json -> all.put(GenAi.OUTPUT_MESSAGES, json));
    }
    if (!request.tools().isEmpty()) {
      outgoing
          .content(MessageJson.tools(request.tools()), ContentClass.TOOL)
          .ifPresent(json -> all.put(GenAi.TOOL_DEFINITIONS, json));
    }
    return all.build();
  }
}
