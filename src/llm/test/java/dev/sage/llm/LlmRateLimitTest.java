package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.RateLimit;
import dev.sage.llm.policy.RateLimiter;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.server.FaultServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls that wait for their turn. */
class LlmRateLimitTest extends PoliciesCase {

  @Test
  void a_wait_is_told_before_it_begins_and_a_turn_that_never_comes_is_an_error() {
    var limiter =
        RateLimiter.builder().each(RateLimit.ofRequests(1)).maxWait(Duration.ofMinutes(2)).build();
    var slept = new ArrayList<Duration>();
    var fake = fake("a", FakeAnswer.text("x"));
    try (var llm =
        builder()
            .provider(fake)
            .rateLimiter(limiter)
            .sleeper(
                (delay, cancellation) -> {
                  slept.add(delay);
                  cancellation.cancel("enough of it");
                })
            .build()) {
      events(llm, request("a/m"));
      var stream = llm.stream(request("a/m"));
      var events = stream.events().iterator();

      assertThat(((StreamEvent.Warning) events.next()).code()).isEqualTo("rate_limit_wait");
      assertThat(slept).isEmpty();
      stream.cancel("no patience");
      assertThat(error(List.of(events.next())).reason()).isEqualTo("no patience");
      assertThat(fake.requests()).hasSize(1);
    }
  }

  @Test
  void a_turn_beyond_the_longest_wait_fails_at_once_without_a_byte_sent() {
    var limiter =
        RateLimiter.builder().each(RateLimit.ofRequests(1)).maxWait(Duration.ofSeconds(5)).build();
    var fake = fake("a", FakeAnswer.text("x"));
    try (var llm = builder().provider(fake).rateLimiter(limiter).build()) {
      events(llm, request("a/m"));
      var error = error(events(llm, request("a/m")));

      assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
      assertThat(error.reason()).isEqualTo("turn");
      assertThat(error.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
      assertThat(error.message()).contains("a/m").contains("5 s");
      assertThat(fake.requests()).hasSize(1);
    }
  }

  @Test
  void a_limit_that_is_used_up_is_a_reason_to_ask_another_model() {
    var limiter =
        RateLimiter.builder().model("a/m", RateLimit.ofRequests(1)).maxWait(Duration.ZERO).build();
    var second = fake("b", FakeAnswer.text("here"));
    try (var llm =
        builder()
            .provider(fake("a", FakeAnswer.text("x")))
            .provider(second)
            .rateLimiter(limiter)
            .fallbacks(Fallbacks.of("b/m"))
            .build()) {
      events(llm, request("a/m"));
      assertThat(warnings(events(llm, request("a/m")))).containsExactly("model_switched");
      assertThat(second.requests()).hasSize(1);
    }
  }

  @Test
  void the_providers_headers_hold_the_next_call_back() throws Exception {
    try (var server = FaultServer.start()) {
      server.on(
          "m",
          c ->
              c.stream(
                      "x-ratelimit-limit-requests: 60",
                      "x-ratelimit-remaining-requests: 0",
                      "x-ratelimit-reset-requests: 60s")
                  .say("x")
                  .finish());
      try (var llm = builder().endpoint(Endpoint.openAiChat("test", server.url(), null)).build()) {
        events(llm, request("test/m"));
        var events = llm.stream(request("test/m")).events().iterator();
        assertThat(((StreamEvent.Warning) events.next()).code()).isEqualTo("rate_limit_wait");
      }
    }
  }

  @Test
  void waiters_that_are_cancelled_free_their_place_for_64_at_once() throws Exception {
    var limiter =
        RateLimiter.builder().each(RateLimit.ofRequests(1)).maxWait(Duration.ofHours(1)).build();
    var fake = fake("a", FakeAnswer.text("x"));
    var cancelled = new AtomicInteger();
    var waiting = new CountDownLatch(64);
    var streams = new ConcurrentLinkedQueue<ChatStream>();
    try (var llm =
        Llm.builder()
            .environment(Map.of())
            .provider(fake)
            .rateLimiter(limiter)
            .sleeper(
                (delay, cancellation) -> {
                  waiting.countDown();
                  cancellation.await(delay);
                })
            .build()) {
      events(llm, request("a/m"));
      Together.run(
          64,
          _ -> {
            try (var stream = llm.stream(request("a/m"))) {
              streams.add(stream);
              for (var event : stream.events()) {
                if (event instanceof StreamEvent.Failure) {
                  cancelled.incrementAndGet();
                }
              }
            }
          },
          _ -> {
            waiting.await();
            streams.forEach(stream -> stream.cancel("enough"));
          });
    }
    assertThat(cancelled).hasValue(64);
    assertThat(fake.requests()).hasSize(1);
  }
}
