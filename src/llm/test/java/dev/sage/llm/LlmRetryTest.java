package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.server.FaultServer;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** One retry loop, before the first content only. */
class LlmRetryTest {

  private static final FakeAnswer OVERLOADED =
      FakeAnswer.failure(Kind.OVERLOADED, "Overloaded. Try again soon.");
  private static final FakeAnswer OK = FakeAnswer.text("done");

  private final List<Duration> slept = new ArrayList<>();
  private final Sleeper sleeper = (delay, _) -> slept.add(delay);

  @Test
  void failures_before_content_are_tried_again_and_told() {
    var events = events(FakeProvider.of(OVERLOADED, OVERLOADED, OK));

    assertThat(events.stream().filter(StreamEvent.Retrying.class::isInstance)).hasSize(2);
    assertThat(events.getFirst()).isInstanceOf(StreamEvent.Retrying.class);
    assertThat(events.getLast()).isInstanceOf(StreamEvent.End.class);
    // Full jitter with a generator that always gives 0.5: half of 500 ms, then half of 1 s.
    assertThat(slept).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @Test
  void the_last_failure_is_the_calls_and_counts_its_attempts() {
    var error = failure(FakeProvider.of(OVERLOADED));

    assertThat(error.kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(error.attempts()).isEqualTo(3);
    assertThat(error.provider()).isEqualTo("fake");
    assertThat(slept).hasSize(2);
  }

  @Test
  void a_failure_after_content_is_final() {
    var broken = FakeAnswer.builder().say("some").fail(Kind.OVERLOADED, "Overloaded.").build();
    var error = failure(FakeProvider.of(broken, OK));

    assertThat(error.partialText()).isEqualTo("some");
    assertThat(slept).isEmpty();
  }

  @Test
  void billing_is_never_tried_again() {
    assertThat(failure(FakeProvider.of(FakeAnswer.failure(Kind.BILLING, "No credit."), OK)).kind())
        .isEqualTo(Kind.BILLING);
  }

  @Test
  void retry_after_is_obeyed() {
    events(FakeProvider.of(rateLimited(Duration.ofSeconds(12)), OK));

    assertThat(slept).containsExactly(Duration.ofSeconds(12));
  }

  @Test
  void a_retry_after_beyond_the_cap_fails_at_once_and_says_when() {
    var error = failure(FakeProvider.of(rateLimited(Duration.ofMinutes(10)), OK));

    assertThat(slept).isEmpty();
    assertThat(error.message()).contains("10 min").contains("try again after 20");
  }

  @Test
  void cancel_ends_the_wait() throws Exception {
    var waits = new CountDownLatch(1);
    try (var llm =
        Llm.builder()
            .environment(Map.of())
            .provider(FakeProvider.of(rateLimited(Duration.ofSeconds(50)), OK))
            .sleeper(
                (delay, cancellation) -> {
                  waits.countDown();
                  cancellation.await(delay);
                })
            .build()) {
      var stream = llm.stream(ChatRequest.of("fake/m", Message.user("Hi")));
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  waits.await();
                } catch (InterruptedException interrupted) {
                  Thread.currentThread().interrupt();
                }
                stream.cancel("no patience");
              });
      var events = new ArrayList<StreamEvent>();
      stream.events().forEach(events::add);

      assertThat(events).hasSize(2);
      assertThat(((StreamEvent.Failure) events.getLast()).error().reason())
          .isEqualTo("no patience");
    }
  }

  @Test
  void the_providers_header_decides_where_it_speaks() {
    try (var server = FaultServer.start();
        var llm = client(server)) {
      server.on(
          "m",
          c -> c.respond(500, "application/json", "{}", "x-should-retry: false"),
          c -> c.stream().say("x").finish());

      var events = new ArrayList<StreamEvent>();
      llm.stream(ChatRequest.of("test/m", Message.user("Hi"))).events().forEach(events::add);

      assertThat(events).hasSize(1);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_refused_stream_option_is_left_out_once_and_remembered() {
    try (var server = FaultServer.start();
        var llm = client(server)) {
      server.on(
          "m",
          c ->
              c.respond(
                  400,
                  "application/json",
                  "{\"error\":{\"message\":\"Unrecognized request argument: stream_options\"}}"),
          c -> c.stream().say("x").finish());
      var request = ChatRequest.of("test/m", Message.user("Hi"));

      assertThat(llm.stream(request).text()).isEqualTo("x");
      assertThat(llm.stream(request).text()).isEqualTo("x");

      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().get(0)).contains("stream_options");
      assertThat(server.requests().subList(1, 3))
          .noneMatch(sent -> sent.contains("stream_options"));
      assertThat(slept).containsExactly(Duration.ZERO);
    }
  }

  @Test
  void every_attempt_is_recorded() {
    var records = new ArrayList<CallRecord>();
    var failed = new ArrayList<AttemptRecord>();
    try (var llm =
        builder()
            .provider(FakeProvider.of(OVERLOADED, OK))
            .tap(
                _ ->
                    new CallTap() {
                      @Override
                      public void frame(TappedFrame frame) {}

                      @Override
                      public void attemptFailed(AttemptRecord attempt) {
                        failed.add(attempt);
                      }

                      @Override
                      public void end(CallRecord value) {
                        records.add(value);
                      }
                    })
            .build()) {
      llm.stream(ChatRequest.of("fake/m", Message.user("Hi"))).response();
    }

    assertThat(failed).hasSize(1);
    assertThat(failed.getFirst().delay()).isEqualTo(Duration.ofMillis(250));
    assertThat(records).hasSize(1);
    assertThat(records.getFirst().attempts())
        .extracting(AttemptRecord::number)
        .containsExactly(1, 2);
    assertThat(records.getFirst().attempts().getLast().error()).isNull();
  }

  private static FakeAnswer rateLimited(Duration retryAfter) {
    return FakeAnswer.builder()
        .fail(LlmError.of(Kind.RATE_LIMITED, "", null, "Too fast.").withRetryAfter(retryAfter))
        .build();
  }

  private Llm client(FaultServer server) {
    return builder().endpoint(Endpoint.openAiChat("test", server.url(), null)).build();
  }

  private Llm.Builder builder() {
    RandomGenerator half =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 1L << 63;
          }

          @Override
          public double nextDouble() {
            return 0.5;
          }
        };
    return Llm.builder()
        .environment(Map.of())
        .retry(RetryPolicy.DEFAULT)
        .sleeper(sleeper)
        .random(half);
  }

  private List<StreamEvent> events(FakeProvider provider) {
    var events = new ArrayList<StreamEvent>();
    try (var llm = builder().provider(provider).build();
        var stream = llm.stream(ChatRequest.of("fake/m", Message.user("Hi")))) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    return events;
  }

  private LlmError failure(FakeProvider provider) {
    return ((StreamEvent.Failure) events(provider).getLast()).error();
  }
}
