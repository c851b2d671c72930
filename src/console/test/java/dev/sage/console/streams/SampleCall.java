package dev.sage.console.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.Ids;
import dev.sage.workbench.store.Store;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call that is written into a store frame by frame, at chosen times. */
public final class SampleCall {
  private final CallStart start;
  private final CallTap tap;
  private final List<AttemptRecord> attempts = new ArrayList<>();
  private int attempt = 1;
  private long sequence;
  private long offset;
  private long millis;
  private long read = -1;
  private long sent;
  private long firstEvent = -1;
  private long firstToken = -1;
  private long lastToken = -1;
  private final List<Long> gaps = new ArrayList<>();
  private @Nullable String finish;
  private Usage usage = Usage.UNKNOWN;

  SampleCall(Store store, String api, String model) {
    this(store, api, model, Instant.parse("2026-11-22T12:03:11Z"));
  }

  SampleCall(Store store, String api, String model, Instant began) {
    String provider =
        switch (api) {
          case "openai-chat" -> "sim-openai";
          case "anthropic-messages" -> "sim-anthropic";
          default -> "sim-" + api;
        };
    start =
        new CallStart(
            Ids.next(),
            provider,
            model,
            api,
            URI.create("http://127.0.0.1/v1"),
            ChatRequest.of(provider + "/" + model, Message.user("Hello")),
            true,
            began,
            0,
            null);
    tap = store.tap().open(start);
  }

  /** Our id of the call. */
  public String id() {
    return start.requestId();
  }

  /** What follows comes at that time, in a network read of its own. */
  public SampleCall at(long atMillis) {
    millis = atMillis;
    read++;
    return this;
  }

  /** A frame as it stands on the wire. */
  public SampleCall raw(String type, String bytes, StreamEvent... events) {
    byte[] raw = bytes.getBytes(UTF_8);
    tap.frame(
        new TappedFrame(
            attempt,
            sequence++,
            offset,
            millis * 1_000_000,
            Math.max(0, read),
            type,
            raw,
            List.of(events)));
    offset += raw.length;
    firstEvent = firstEvent < 0 ? millis : firstEvent;
    if (events.length > 0 && isToken(events[0])) {
      if (firstToken < 0) {
        firstToken = millis;
      } else {
        gaps.add((millis - lastToken) * 1_000_000);
      }
      lastToken = millis;
    }
    return this;
  }

  /** As the clock of a call has it: arguments that are empty are no token. */
  private static boolean isToken(StreamEvent event) {
    return event instanceof StreamEvent.ToolCallDelta delta
        ? !delta.arguments().isEmpty()
        : !event.terminal();
  }

  /** A chunk of Chat Completions with that delta. */
  public SampleCall chunk(String delta, StreamEvent... events) {
    return raw(
        "message",
        "data: {\"id\":\"chatcmpl-1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
            + delta
            + ",\"finish_reason\":null}]}\n\n",
        events);
  }

  /** The chunk that only says who speaks. */
  public SampleCall role() {
    return chunk("{\"role\":\"assistant\",\"content\":\"\"}");
  }

  /** A piece of text. */
  public SampleCall text(String text) {
    String json = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return chunk("{\"content\":\"" + json + "\"}", new StreamEvent.Text(0, text));
  }

  /** The beginning of a tool call. */
  public SampleCall tool(String id, String name) {
    return tool(0, id, name);
  }

  /** The beginning of one of several tool calls. */
  public SampleCall tool(int index, String id, String name) {
    return chunk(
        "{\"tool_calls\":[{\"index\":"
            + index
            + ",\"id\":\""
            + id
            + "\",\"type\":\"function\",\"function\":{\"name\":\""
            + name
            + "\",\"arguments\":\"\"}}]}",
        new StreamEvent.ToolCallDelta(index, id, name, ""));
  }

  /** A piece of a tool call's arguments. */
  public SampleCall arguments(String piece) {
    return arguments(0, piece);
  }

  /** A piece of the arguments of one of several tool calls. */
  public SampleCall arguments(int index, String piece) {
    return chunk(
        "{\"tool_calls\":[{\"index\":"
            + index
            + ",\"function\":{\"arguments\":\""
            + piece.replace("\"", "\\\"")
            + "\"}}]}",
        new StreamEvent.ToolCallDelta(index, null, null, piece));
  }

  /** The chunk with the finish reason. */
  public SampleCall finish(String reason) {
    return finish(reason, new StreamEvent[0]);
  }

  /** The same, with what is whole by then. */
  public SampleCall finish(String reason, StreamEvent... whole) {
    finish = reason;
    return raw(
        "message",
        "data: {\"id\":\"chatcmpl-1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},"
            + "\"finish_reason\":\""
            + reason
            + "\"}]}\n\n",
        whole);
  }

  /** A last frame of any format, with the finish reason and 7 tokens in, 2 out. */
  public SampleCall finish(String frame, String reason) {
    finish = reason;
    usage = SampleCalls.usage(7, 2);
    return raw("message", frame);
  }

  /** The chunk with the usage. */
  public SampleCall usage(long input, long output) {
    usage = SampleCalls.usage(input, output);
    return raw(
        "message",
        "data: {\"id\":\"chatcmpl-1\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":"
            + input
            + ",\"completion_tokens\":"
            + output
            + ",\"total_tokens\":"
            + (input + output)
            + "}}\n\n");
  }

  /** The marker at the end. */
  public SampleCall done() {
    return raw("message", "data: [DONE]\n\n");
  }

  /** The attempt failed and another begins after the wait. */
  public SampleCall retry(int status, LlmError.Kind kind, String body, long waitMillis) {
    raw("body", body);
    attempts.add(
        attempt(status, SampleCalls.error(kind, "Refused."), Duration.ofMillis(waitMillis)));
    attempt++;
    offset = 0;
    firstEvent = -1;
    return this;
  }

  /** The same, with the time at which the next attempt is sent: figures count from there. */
  public SampleCall retry(
      int status, LlmError.Kind kind, String body, long waitMillis, long nextAtMillis) {
    retry(status, kind, body, waitMillis);
    sent = nextAtMillis;
    return this;
  }

  private AttemptRecord attempt(int status, @Nullable LlmError error, @Nullable Duration delay) {
    return new AttemptRecord(
        attempt,
        start.provider(),
        start.model(),
        sent * 1_000_000,
        status,
        "HTTP/1.1",
        start.wireFormat().equals("openai-chat") || start.wireFormat().equals("anthropic-messages")
            ? Map.of("content-type", "text/event-stream")
            : Map.of(),
        "req_" + attempt,
        new AttemptRecord.Phases(400_000, 300_000, -1, 80_000_000, false),
        error,
        delay);
  }

  /** The call is complete; returns its id. */
  public String complete() {
    return end(null);
  }

  /** The call failed; returns its id. */
  public String fail(LlmError.Kind kind, String message) {
    return end(SampleCalls.error(kind, message));
  }

  private String end(@Nullable LlmError error) {
    attempts.add(attempt(200, error, null));
    Timings timings =
        SampleCalls.timings(
            80, after(firstEvent), after(firstToken), after(lastToken), millis - sent);
    tap.end(
        new CallRecord(
            start,
            "m",
            "chatcmpl-1",
            sent * 1_000_000,
            attempts,
            finish == null ? null : SampleCalls.finish(finish),
            finish,
            usage,
            timings,
            gaps(),
            error,
            false));
    return id();
  }

  /** Since the last attempt was sent; -1 where it did not happen. */
  private long after(long at) {
    return at < 0 ? at : at - sent;
  }

  private ChunkGaps gaps() {
    long[] sorted = gaps.stream().mapToLong(Long::longValue).sorted().toArray();
    return ChunkGaps.of(
        sorted.length,
        sorted.length == 0 ? 0 : sorted[sorted.length - 1],
        sorted,
        Arrays.stream(sorted).filter(gap -> gap > ChunkGaps.STALL_FLOOR_NANOS).toArray());
  }
}
