package dev.sage.llm.telemetry.otel;

import dev.sage.llm.cost.Prices;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.ToolRecord;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives every call to OpenTelemetry by the GenAI semantic conventions 1.41: a span {@code chat
 * MODEL} below the caller's current one, a span {@code execute_tool NAME} for each tool call, four
 * histograms, and the event of a failure; beside them what the conventions have no name for, under
 * names that begin with {@code sage.}. Thread-safe.
 *
 * <p>Without content capture it looks at no frame, and costs a call nothing until its end. What the
 * program does with the spans must not block: use the SDK's batch processors, as it does by
 * default. Prompts and answers are left out unless {@link #withContent} asks for them.
 *
 * <pre>{@code
 * Llm.builder().tap(OpenTelemetryTap.of(openTelemetry)).build();
 * }</pre>
 */
public final class OpenTelemetryTap implements StreamTap {

  // First of all: what follows is OpenTelemetry's, and a program that has the library on its module
  // path may have that on its class path.
  static {
    Class<?> self = OpenTelemetryTap.class;
    self.getModule().addReads(self.getClassLoader().getUnnamedModule());
  }

  private static final String SCOPE = "dev.sage.llm";

  private static final ContextKey<String> BEGINNING = ContextKey.named("dev.sage.llm.call");

  /** Of so many calls the caller's context is remembered, for the tools that they call. */
  private static final int CONTEXTS = 1024;

  private final Tracer tracer;
  private final Logger events;
  private final Instruments instruments;
  private final ContentCapture capture;
  private final Outgoing outgoing;
  private final Map<String, Context> callers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Context> eldest) {
          return size() > CONTEXTS;
        }
      };

  private OpenTelemetryTap(
      Tracer tracer,
      Logger events,
      Instruments instruments,
      ContentCapture capture,
      Outgoing outgoing) {
    this.tracer = tracer;
    this.events = events;
    this.instruments = instruments;
    this.capture = capture;
    this.outgoing = outgoing;
  }

  /**
   * A bridge that captures no content.
   *
   * @param openTelemetry where spans, metrics and events go
   * @return a tap for {@link dev.sage.llm.Llm.Builder#tap}
   */
  @SuppressWarnings("exports") // whoever calls it has OpenTelemetry; no other program needs it
  public static OpenTelemetryTap of(OpenTelemetry openTelemetry) {
    return new OpenTelemetryTap(
        openTelemetry.tracerBuilder(SCOPE).setSchemaUrl(GenAi.SCHEMA_URL).build(),
        openTelemetry.getLogsBridge().loggerBuilder(SCOPE).setSchemaUrl(GenAi.SCHEMA_URL).build(),
        new Instruments(
            openTelemetry.meterBuilder(SCOPE).setSchemaUrl(GenAi.SCHEMA_URL).build(),
            Prices.none()),
        ContentCapture.NO_CONTENT,
        new Outgoing(Redactor.create(), () -> Outgoing.WITH_CONTENTS));
  }

  /**
   * The same bridge, with prompts, answers and tool definitions as JSON by the conventions'
   * schemas.
   *
   * @param where on spans, in events, or both
   * @param redactor takes secrets out of them: the one that the client is built with, which knows
   *     its keys
   * @return another tap
   */
  public OpenTelemetryTap withContent(ContentCapture where, Redactor redactor) {
    return new OpenTelemetryTap(
        tracer, events, instruments, where, new Outgoing(redactor, outgoing.policy()));
  }

  /**
   * The same bridge, from which names, messages and contents go as a policy says. Without it they
   * go without secrets and personal data.
   *
   * @param redactor takes out what the policy names: the one that the client is built with, which
   *     knows its keys
   * @param policy asked for each text; contents that it drops are left out though they are captured
   * @return another tap
   */
  public OpenTelemetryTap withRedaction(Redactor redactor, Supplier<RedactionPolicy> policy) {
    return new OpenTelemetryTap(
        tracer, events, instruments, capture, new Outgoing(redactor, policy));
  }

  /**
   * The same bridge, which also counts what calls cost, as {@code sage.client.cost}.
   *
   * @param prices what they cost by: {@link Prices#bundled}, or your own over them
   * @return another tap
   */
  public OpenTelemetryTap withPrices(Prices prices) {
    return new OpenTelemetryTap(tracer, events, instruments.with(prices), capture, outgoing);
  }

  @Override
  public CallTap open(CallStart start) {
    var caller = Context.current();
    if (!start.request().tools().isEmpty()) {
      synchronized (callers) {
        callers.put(start.requestId(), caller);
      }
    }
    // Our own id is no secret, and whatever looks like a number in it must stay.
    var atStart =
        outgoing.attributes(CallAttributes.atStart(start)).toBuilder()
            .put(SageNames.CALL_ID, start.requestId())
            .build();
    var builder =
        tracer
            .spanBuilder("chat " + outgoing.text(start.model()))
            .setParent(caller)
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(start.startedAt())
            .setAllAttributes(atStart);
    var span = started(builder, caller.with(BEGINNING, start.requestId()));
    return new CallSpan(
        start, atStart, span, caller.with(span), instruments, events, capture, outgoing);
  }

  /** The context is current only as long as the SDK asks its generator for ids. */
  private static Span started(SpanBuilder builder, Context context) {
    try (var _ = context.makeCurrent()) {
      return builder.startSpan();
    }
  }

  /**
   * The call whose span is being started on this thread: for an SDK's generator of ids that wants
   * them to follow from the id of the call.
   *
   * @return its request id; empty where none is being started
   */
  public static Optional<String> callBeginning() {
    return Optional.ofNullable(Context.current().get(BEGINNING));
  }

  @Override
  public void tool(ToolRecord record) {
    var now = Instant.now();
    long since = System.nanoTime();
    var name = outgoing.text(record.toolName());
    var span =
        tracer
            .spanBuilder("execute_tool " + name)
            .setParent(caller(record))
            .setSpanKind(SpanKind.INTERNAL)
            .setStartTimestamp(now.minusNanos(since - record.startedNanos()))
            .setAttribute(GenAi.OPERATION, "execute_tool")
            .setAttribute(GenAi.TOOL_NAME, name)
            .setAttribute(GenAi.TOOL_CALL_ID, outgoing.text(record.callId()))
            .setAttribute(GenAi.TOOL_TYPE, "function")
            .startSpan();
    if (record.outcome() != ToolRecord.Outcome.OK) {
      span.setAttribute(GenAi.ERROR_TYPE, record.outcome().json());
      span.setStatus(StatusCode.ERROR);
    }
    span.end(now.minusNanos(since - record.endedNanos()));
  }

  /** Tools may run on threads of their own: their parent is the context of the call's caller. */
  private Context caller(ToolRecord record) {
    synchronized (callers) {
      return callers.getOrDefault(record.requestId(), Context.current());
    }
  }
}
