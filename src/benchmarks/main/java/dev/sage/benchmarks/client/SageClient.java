package dev.sage.benchmarks.client;

import dev.sage.benchmarks.WireApi;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.policy.Budget;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.RateLimit;
import dev.sage.llm.policy.RateLimiter;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.telemetry.Metrics;
import dev.sage.llm.telemetry.TelemetryListener;
import java.net.URI;
import java.util.Map;

/** This library. */
final class SageClient implements StreamingClient {

  private static final Secret KEY = Secret.of("benchmark-key");
  private static final long NEVER_REACHED = 1L << 60;

  private final Llm llm;

  private SageClient(Llm llm) {
    this.llm = llm;
  }

  /** As a program gets it: timers, retries, the provider's limits; no telemetry. */
  static SageClient asItComes(int port, WireApi api) {
    return new SageClient(builder(port, api).build());
  }

  /** With limits, a budget and a fallback of its own, and with two listeners. */
  static SageClient withAll(int port, WireApi api) {
    var limit = RateLimit.ofRequests(NEVER_REACHED).andTokens(NEVER_REACHED);
    return new SageClient(
        builder(port, api)
            .rateLimiter(RateLimiter.builder().each(limit).build())
            .budget(
                Budget.builder()
                    .tokensPerRequest(NEVER_REACHED)
                    .tokensPerSession(NEVER_REACHED)
                    .tokensPerDay(NEVER_REACHED)
                    .build())
            .fallbacks(Fallbacks.of("bench/other"))
            .listener(new Metrics())
            .listener(new TelemetryListener() {})
            .build());
  }

  private static Llm.Builder builder(int port, WireApi api) {
    var base = URI.create("http://127.0.0.1:" + port + "/v1");
    return Llm.builder()
        .environment(Map.of())
        .endpoint(
            switch (api) {
              case OPENAI -> Endpoint.openAiChat("bench", base, KEY);
              case ANTHROPIC -> Endpoint.anthropicMessages("bench", base, KEY);
            });
  }

  @Override
  public Object stream(String model, TextSink sink) {
    try (ChatStream stream = llm.stream(ChatRequest.of("bench/" + model, Message.user("Hello")))) {
      for (StreamEvent event : stream.events()) {
        if (event instanceof StreamEvent.Text text) {
          sink.text(text.value());
        } else if (event instanceof StreamEvent.Failure failure) {
          throw new LlmException(failure.error());
        }
      }
      return stream;
    }
  }

  @Override
  public void close() {
    llm.close();
  }
}
