package dev.sage.benchmarks.parts;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.RateLimits;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.RateLimitHeaders;
import dev.sage.llm.provider.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done once a call: the request's JSON, the response's headers, an error, the retry. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {

  private static final byte[] REFUSAL =
      """
      {"error":{"message":"Rate limit reached for gpt-4.1 in organization org-1 on tokens per min \
      (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s.","type":"tokens",\
      "param":null,"code":"rate_limit_exceeded"}}"""
          .getBytes(StandardCharsets.UTF_8);

  private static final Map<String, String> HEADERS =
      Map.of(
          "x-request-id", "req_1",
          "retry-after", "2",
          "x-ratelimit-limit-requests", "5000",
          "x-ratelimit-remaining-requests", "4999",
          "x-ratelimit-reset-requests", "12ms",
          "x-ratelimit-limit-tokens", "30000",
          "x-ratelimit-remaining-tokens", "1000",
          "x-ratelimit-reset-tokens", "1m2.5s");

  private static final ChatRequest REQUEST =
      ChatRequest.builder("bench/bench-1")
          .messages(
              List.of(
                  Message.system("You are helpful. ".repeat(20)),
                  Message.user("What is the weather in Paris? ".repeat(60))))
          .tools(
              List.of(
                  new ToolSpec(
                      "weather",
                      "The weather of a city",
                      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}")))
          .build();

  /** The wire format. */
  @Param({"OPENAI_CHAT", "ANTHROPIC", "RESPONSES", "GEMINI", "OLLAMA"})
  public StreamSample sample = StreamSample.OPENAI_CHAT;

  private WireFormat format = StreamSample.OPENAI_CHAT.format();
  private LlmError error = format.classify(429, HEADERS, REFUSAL);
  private final Random random = new Random(1);

  /** Finds the format. */
  @Setup
  public void find() {
    format = sample.format();
    error = format.classify(429, HEADERS, REFUSAL);
  }

  /** Encodes a request of 2.3 KB with a tool. */
  @Benchmark
  public byte[] encoder() {
    return format.encode(REQUEST, true, Quirks.NONE);
  }

  /** Names an error. */
  @Benchmark
  public LlmError classification() {
    return format.classify(429, HEADERS, REFUSAL);
  }

  /** Reads the limits out of the headers. */
  @Benchmark
  public RateLimits rateLimits() {
    return RateLimitHeaders.read(HEADERS, Instant.EPOCH);
  }

  /** Decides whether to try again, and when. */
  @Benchmark
  public RetryPolicy.Decision retry() {
    return RetryPolicy.DEFAULT.decide(error, 1, null, random);
  }
}
