package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Made-up calls for tests of the store. */
final class StoredCalls {

  static final long START = 1_000_000_000L;

  private StoredCalls() {}

  static CallStart start(ChatRequest request) {
    return new CallStart(
        Ids.next(),
        request.provider(),
        request.modelName(),
        "openai-chat",
        URI.create("http://127.0.0.1:1/v1/chat/completions"),
        request,
        true,
        Instant.parse("2026-11-22T10:00:00Z"),
        START,
        null);
  }

  static ChatRequest request(String model, String prompt) {
    return ChatRequest.of(model, Message.user(prompt));
  }

  static AttemptRecord attempt(int number) {
    return new AttemptRecord(
        number,
        "openai",
        "model-1",
        START,
        200,
        "HTTP/1.1",
        Map.of("content-type", "text/event-stream"),
        "req_" + number,
        AttemptRecord.Phases.NONE,
        null,
        null);
  }

  /** The frame of a text delta, as OpenAI sends it; 10 ms after the one before. */
  static TappedFrame frame(long sequence, long offset, String text) {
    byte[] bytes =
        ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n")
            .getBytes(StandardCharsets.UTF_8);
    return new TappedFrame(
        1,
        sequence,
        offset,
        START + 5_000_000 + sequence * 10_000_000,
        sequence,
        "message",
        bytes,
        List.of(new StreamEvent.Text(0, text)));
  }

  static CallRecord end(CallStart start) {
    return new CallRecord(
        start,
        "model-1",
        "resp_1",
        START + 2_000_000,
        List.of(attempt(1)),
        FinishReason.STOP,
        "stop",
        new Usage(10L, 0L, null, 2L, null, "{\"total\":12}"),
        new Timings(1, 2, 3, 3_000_000, 5, 13_000_000, 20_000_000),
        ChunkGaps.NONE,
        null,
        false);
  }

  /** A whole call with these texts as its frames; returns its id. */
  static String store(Store store, String model, String prompt, String... texts) {
    var start = start(request(model, prompt));
    CallTap tap = store.tap().open(start);
    tap.attempt(attempt(1));
    frames(tap, texts);
    tap.end(end(start));
    flush(store);
    return start.requestId();
  }

  /** A whole call in a run; returns its id. */
  static String store(Store store, Placement placement, String model, String text) {
    var start = start(request(model, "Hello"));
    store.place(start.requestId(), placement);
    CallTap tap = store.tap().open(start);
    tap.attempt(attempt(1));
    frames(tap, text);
    tap.end(end(start));
    flush(store);
    return start.requestId();
  }

  static void frames(CallTap tap, String... texts) {
    long offset = 0;
    for (int i = 0; i < texts.length; i++) {
      var frame = frame(i, offset, texts[i]);
      offset += frame.bytes().length;
      tap.frame(frame);
    }
  }

  static void flush(Store store) {
    try {
      store.flush();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
