package dev.sage.benchmarks.store;

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
import dev.sage.workbench.store.Store;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Calls with words in them, as the library would tell of them: a prompt of some 25 words, an answer
 * of some 60 in two frames. The words are made up; how often each comes follows Zipf's law, as in a
 * real language. The same numbers give the same words. Not thread-safe.
 */
final class WordedCalls {
  /** How many different words there are. */
  static final int WORDS = 40_000;

  private static final String[] SYLLABLES = {
    "ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "har", "pel", "dim", "fon", "gur"
  };
  private static final long SENT = 1_000_000_000;

  private final Random random = new Random(1);
  private final Instant first = Instant.parse("2026-01-01T00:00:00Z");
  private long told;

  /** The word of a rank; the lower, the more often. */
  static String word(int rank) {
    StringBuilder word = new StringBuilder();
    int left = rank + SYLLABLES.length;
    while (left > 0) {
      word.append(SYLLABLES[left % SYLLABLES.length]);
      left /= SYLLABLES.length;
    }
    return word.toString();
  }

  /** Tells a store of the next call. */
  void tell(Store store) {
    String prompt = words(20 + random.nextInt(10));
    List<String> texts = new ArrayList<>();
    texts.add(words(20 + random.nextInt(20)) + " ");
    texts.add(words(20 + random.nextInt(20)));
    var start =
        new CallStart(
            Ids.next(),
            "openai",
            "model-1",
            "openai-chat",
            URI.create("http://127.0.0.1:1/v1/chat/completions"),
            ChatRequest.of("openai/model-1", Message.user(prompt)),
            true,
            first.plusSeconds(told++ * 20),
            SENT,
            null);
    CallTap tap = store.tap().open(start);
    tap.attempt(attempt());
    long offset = 0;
    for (int i = 0; i < texts.size(); i++) {
      byte[] bytes =
          ("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                  + texts.get(i)
                  + "\"}}]}\n\n")
              .getBytes(StandardCharsets.UTF_8);
      tap.frame(
          new TappedFrame(
              1,
              i,
              offset,
              SENT + 5_000_000 + i * 10_000_000L,
              i,
              "message",
              bytes,
              List.of(new StreamEvent.Text(0, texts.get(i)))));
      offset += bytes.length;
    }
    tap.end(
        new CallRecord(
            start,
            "model-1",
            "resp_1",
            SENT + 2_000_000,
            List.of(attempt()),
            FinishReason.STOP,
            "stop",
            new Usage(30L, 0L, null, 60L, null, "{}"),
            new Timings(1, 2, 3, 3_000_000, 5, 13_000_000, 20_000_000),
            ChunkGaps.NONE,
            null,
            false));
  }

  private static AttemptRecord attempt() {
    return new AttemptRecord(
        1,
        "openai",
        "model-1",
        SENT,
        200,
        "HTTP/1.1",
        Map.of("content-type", "text/event-stream"),
        "req_1",
        AttemptRecord.Phases.NONE,
        null,
        null);
  }

  private String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(word(rank()));
    }
    return words.toString();
  }

  /** By Zipf's law with the exponent 1: ranks are even on a logarithmic scale. */
  private int rank() {
    return (int) Math.min(WORDS - 1, Math.exp(random.nextDouble() * Math.log(WORDS)) - 1);
  }
}
