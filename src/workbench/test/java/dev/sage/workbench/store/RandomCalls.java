package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.workbench.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Made-up calls of many kinds, from a seed. */
public final class RandomCalls {

  private static final List<String> MODELS =
      List.of(
          "openai/gpt-4.1", "openai/gpt-4.1-mini", "anthropic/claude-sonnet-4-5", "ollama/qwen3");

  private final Store store;
  private final Random random;

  public RandomCalls(Store store, Random random) {
    this.store = store;
    this.random = random;
  }

  /** A call that runs. */
  public record Running(CallStart start, CallTap tap) {}

  public Running begin(Instant at, @Nullable String run, boolean imported) {
    String model = MODELS.get(random.nextInt(MODELS.size()));
    var request = ChatRequest.of(model, Message.user("Hello"));
    var start =
        new CallStart(
            Ids.next(),
            request.provider(),
            request.modelName(),
            "openai-chat",
            null,
            request,
            true,
            at,
            StoredCalls.START,
            null);
    if (run != null) {
      store.place(start.requestId(), new Placement(run, 0, 1 + random.nextInt(1000)));
    }
    if (imported) {
      store.mark(start.requestId(), new ImportMark("made-up.har", random.nextBoolean(), Map.of()));
    }
    var tap = store.tap().open(start);
    tap.attempt(StoredCalls.attempt(1));
    return new Running(start, tap);
  }

  public void end(Running call) {
    long token = 1_000_000L * (1 + random.nextInt(3_000));
    long length = token + (long) (Math.exp(random.nextGaussian() * 2) * 1e9);
    int kind = random.nextInt(10);
    LlmError error =
        kind == 0
            ? error(call, LlmError.Kind.CANCELLED)
            : kind == 1 ? error(call, LlmError.Kind.RATE_LIMITED) : null;
    boolean tokens = error == null || random.nextBoolean();
    call.tap()
        .end(
            new CallRecord(
                call.start(),
                call.start().model(),
                "resp",
                StoredCalls.START + random.nextInt(5_000_000),
                List.of(StoredCalls.attempt(1)),
                error == null ? FinishReason.STOP : null,
                null,
                tokens
                    ? new Usage(
                        (long) random.nextInt(5_000),
                        (long) random.nextInt(900),
                        null,
                        (long) random.nextInt(800),
                        null,
                        null)
                    : Usage.UNKNOWN,
                new Timings(1, 2, 3, tokens ? token : Timings.UNKNOWN, token, length, length),
                ChunkGaps.NONE,
                error,
                // By what is random already: other calls stay as they were.
                error == null && token % 8_000_000 == 0));
  }

  private static LlmError error(Running call, LlmError.Kind kind) {
    return LlmError.of(kind, call.start().provider(), call.start().model(), "It went wrong.");
  }

  /** Somewhere between two moments. */
  public Instant between(Instant from, Instant to) {
    return from.plus(random.nextLong(ChronoUnit.MICROS.between(from, to)), ChronoUnit.MICROS);
  }
}
