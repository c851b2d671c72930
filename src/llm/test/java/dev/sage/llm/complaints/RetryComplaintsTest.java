package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FaultServerCase;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One call's retries: seen, bounded, and as the provider asks. */
class RetryComplaintsTest extends FaultServerCase {

  private static final String SLOW = "{\"error\":{\"message\":\"slow\",\"code\":\"rate_limit\"}}";

  private final List<Duration> slept = new ArrayList<>();

  private Llm retrying() {
    return Llm.builder()
        .environment(Map.of())
        .retry(RetryPolicy.DEFAULT)
        .sleeper((delay, _) -> slept.add(delay))
        .timeouts(SHORT)
        .endpoint(Endpoint.openAiChat("test", server.url(), null))
        .build();
  }

  @Test
  void langchain4j_681_a_stream_is_tried_again_before_its_first_content() {
    server.on(
        "m",
        c -> c.respond(503, "application/json", "{\"error\":{\"message\":\"overloaded\"}}"),
        c -> c.stream().say("here").finish());

    try (var client = retrying()) {
      assertThat(client.stream(request("m")).text()).isEqualTo("here");
    }
    assertThat(slept).hasSize(1);
  }

  @Test
  void vercel_5018_the_wait_is_the_one_that_the_provider_asks_for() {
    server.on(
        "m",
        c -> c.respond(429, "application/json", SLOW, "retry-after: 7"),
        c -> c.stream().say("here").finish());

    try (var client = retrying()) {
      var events = new ArrayList<StreamEvent>();
      client.stream(request("m")).events().forEach(events::add);
      assertThat(events)
          .anySatisfy(
              event ->
                  assertThat(event)
                      .isInstanceOfSatisfying(
                          StreamEvent.Retrying.class,
                          retrying ->
                              assertThat(retrying.delay()).isEqualTo(Duration.ofSeconds(7))));
    }
    assertThat(slept).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void spring_ai_2078_a_wait_of_half_a_day_is_an_error_at_once() {
    server.on("m", c -> c.respond(429, "application/json", SLOW, "retry-after: 51496"));

    var error = failure(retrying(), "m");

    assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(51_496));
    assertThat(slept).isEmpty();
  }

  @Test
  void langchain4j_3009_the_delay_in_the_body_of_a_gemini_error_is_a_duration() {
    server.on(
        "m",
        c ->
            c.respond(
                429,
                "application/json",
                """
                [{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED",\
                "details":[{"@type":"QuotaFailure"},{"@type":"RetryInfo","retryDelay":"48s"}]}}]
                """));

    assertThat(failure("m").retryAfter()).isEqualTo(Duration.ofSeconds(48));
  }

  @Test
  void langchain4j_4222_headers_and_limits_of_the_answer_are_seen() {
    server.on(
        "m",
        c ->
            c.stream("x-ratelimit-remaining-requests: 59", "x-ratelimit-remaining-tokens: 149000")
                .say("x")
                .finish());

    var started = (StreamEvent.Started) events("m").getFirst();

    assertThat(started.rateLimits().requestsRemaining()).isEqualTo(59);
    assertThat(started.rateLimits().tokensRemaining()).isEqualTo(149_000);
    assertThat(started.headers()).containsEntry("x-ratelimit-remaining-requests", "59");
  }
}
