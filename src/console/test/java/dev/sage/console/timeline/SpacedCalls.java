package dev.sage.console.timeline;

import dev.sage.console.streams.SampleCalls;
import dev.sage.llm.LlmError;
import java.time.Duration;
import java.time.Instant;

/** Calls of known times in the store of a test. */
final class SpacedCalls {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  static final int COUNT = 60;

  private SpacedCalls() {}

  /** One a minute, in turn of two providers; each sixth fails. */
  static void fill(SampleCalls calls) throws InterruptedException {
    for (int i = 0; i < COUNT; i++) {
      one(calls, i);
    }
    calls.flush();
  }

  static void one(SampleCalls calls, int number) {
    Instant began = START.plus(Duration.ofMinutes(number));
    var call = number % 2 == 0 ? calls.anthropic("large", began) : calls.openAi("small", began);
    if (number % 6 == 5) {
      call.at(400).fail(LlmError.Kind.RATE_LIMITED, "Too many requests.");
    } else {
      call.at(500).role().at(900 + 10 * number).text("word").at(20_000 + 100 * number);
      call.finish("stop").usage(10, 20).done().complete();
    }
  }
}
