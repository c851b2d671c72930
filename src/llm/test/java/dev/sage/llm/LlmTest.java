package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The client as a program uses it, without a network. */
class LlmTest {

  @Nested
  class Reading_a_stream {

    @Test
    void response_has_the_whole_answer() {
      var answer =
          FakeAnswer.builder()
              .think("Let me see.")
              .say("The weather, then: ")
              .call("call_1", "get_weather", "{\"city\":\"Zürich\"}")
              .usage(12, 34)
              .build();

      var response = stream(answer).response();

      assertThat(response.text()).isEqualTo("The weather, then: ");
      assertThat(response.reasoning()).isEqualTo("Let me see.");
      assertThat(response.toolCalls()).hasSize(1);
      assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
      assertThat(response.usage().output()).isEqualTo(34);
      assertThat(response.message().content())
          .containsExactly(
              new Content.Reasoning("Let me see.", null),
              new Content.Text("The weather, then: "),
              new Content.ToolCall("call_1", "get_weather", "{\"city\":\"Zürich\"}"));
      assertThat(response.attempts()).isEqualTo(1);
    }

    @Test
    void iterating_a_failed_call_throws_with_the_text_so_far() {
      var stream =
          stream(FakeAnswer.builder().say("so far").fail(Kind.SERVER_ERROR, "Broken.").build());

      assertThatThrownBy(() -> stream.forEach(_ -> {}))
          .isInstanceOfSatisfying(
              LlmException.class,
              thrown -> assertThat(thrown.error().partialText()).isEqualTo("so far"));
    }

    @Test
    void a_failed_call_has_its_times() {
      var answer =
          FakeAnswer.builder().say("Half an ").fail(Kind.OVERLOADED, "Overloaded. Wait.").build();

      var events = new ArrayList<StreamEvent>();
      stream(answer).events().forEach(events::add);

      assertThat(events.getLast())
          .isInstanceOfSatisfying(
              StreamEvent.Failure.class,
              failure -> {
                assertThat(failure.timings().ttft()).isPresent();
                assertThat(failure.timings().e2e()).isPresent();
              });
    }

    @Test
    void a_stream_is_read_once() {
      var stream = stream(FakeAnswer.text("x"));
      stream.response();

      assertThatThrownBy(stream::text)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("already");
    }

    @Test
    void every_call_has_exactly_one_terminal_event_and_it_is_the_last() {
      var random = new SplittableRandom(7);
      for (int i = 0; i < 300; i++) {
        var events = new ArrayList<StreamEvent>();
        stream(anyAnswer(random)).events().forEach(events::add);

        assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
        assertThat(events.getLast().terminal()).isTrue();
        assertThat(events.stream().filter(StreamEvent.Started.class::isInstance).count())
            .isLessThanOrEqualTo(1);
      }
    }

    @Test
    void pieces_make_up_the_whole_and_are_the_same_each_time() {
      var text = "Zürich, 東京 and 👩‍🚀 in one sentence.";
      var first = new ArrayList<StreamEvent>();
      var second = new ArrayList<StreamEvent>();
      stream(FakeAnswer.text(text)).events().forEach(first::add);
      stream(FakeAnswer.text(text)).events().forEach(second::add);

      assertThat(texts(first)).isEqualTo(texts(second)).hasSizeGreaterThan(2);
      assertThat(String.join("", texts(first))).isEqualTo(text);
    }

    @Test
    void a_timer_ends_a_pause() {
      var timeouts = Timeouts.DEFAULT.withIdle(Duration.ofMillis(20));
      var answer = FakeAnswer.builder().say("a").pause(Duration.ofMinutes(1)).say("b").build();
      try (var llm = llm(FakeProvider.of(answer))) {
        var request =
            ChatRequest.builder("fake/m").message(Message.user("Hi")).timeouts(timeouts).build();
        var events = new ArrayList<StreamEvent>();
        llm.stream(request).events().forEach(events::add);

        var error = ((StreamEvent.Failure) events.getLast()).error();
        assertThat(error.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(error.reason()).isEqualTo("idle");
        assertThat(error.partialText()).isEqualTo("a");
      }
    }

    @Test
    void ids_are_uuids_of_version_7_that_sort_by_time() {
      try (var llm = llm(FakeProvider.of(FakeAnswer.text("x")))) {
        var id = UUID.fromString(llm.stream(request("fake/m")).requestId());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(System.currentTimeMillis() - (id.getMostSignificantBits() >>> 16))
            .isBetween(0L, 60_000L);
      }
    }

    private FakeAnswer anyAnswer(SplittableRandom random) {
      var builder = FakeAnswer.builder();
      for (int steps = random.nextInt(5); steps > 0; steps--) {
        switch (random.nextInt(4)) {
          case 0 -> builder.say("text ".repeat(random.nextInt(4)));
          case 1 -> builder.think("hm");
          case 2 -> builder.call("c" + steps, "tool", "{}");
          default -> {
            if (random.nextInt(3) == 0) {
              builder.fail(Kind.SERVER_ERROR, "Broken.");
            }
          }
        }
      }
      return builder.build();
    }

    private List<String> texts(List<StreamEvent> events) {
      var texts = new ArrayList<String>();
      for (var event : events) {
        if (event instanceof StreamEvent.Text text) {
          texts.add(text.value());
        }
      }
      return texts;
    }
  }

  @Nested
  class Wrong_configuration {

    @Test
    void an_unknown_provider_gets_the_nearest_name() {
      assertThat(refusal("opnai/gpt-4.1", Map.of()))
          .satisfies(error -> assertThat(error.kind()).isEqualTo(Kind.INVALID_CONFIG))
          .satisfies(error -> assertThat(error.message()).contains("Did you mean \"openai\"?"));
    }

    @Test
    void a_model_without_provider_gets_the_expected_form() {
      for (var model : List.of("gpt-4.1", "openai/", "")) {
        var error = refusal(model, Map.of());

        assertThat(error.kind()).isEqualTo(Kind.INVALID_CONFIG);
        assertThat(error.message()).contains("provider/model");
      }
    }

    @Test
    void a_missing_key_names_its_variable() {
      var error = refusal("anthropic/claude", Map.of("ANTHROPIC_API_KEY", " "));

      assertThat(error.kind()).isEqualTo(Kind.MISSING_CREDENTIALS);
      assertThat(error.message()).contains("ANTHROPIC_API_KEY");
    }

    @Test
    void a_bad_base_url_is_named_but_not_shown() {
      for (var url :
          List.of(
              "not a url", "ftp://host/v1", "http://user:pass@host/v1", "http:///v1", "host:80")) {
        var error = refusal("openai/m", Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", url));

        assertThat(error.kind()).as(url).isEqualTo(Kind.INVALID_CONFIG);
        assertThat(error.message()).contains("OPENAI_BASE_URL").doesNotContain("pass@");
      }
    }

    @Test
    void a_key_with_a_line_break_is_refused_before_it_is_sent() {
      var error = refusal("openai/m", Map.of("OPENAI_API_KEY", "sk-abc\ndef"));

      assertThat(error.kind()).isEqualTo(Kind.INVALID_CONFIG);
      assertThat(error.message()).doesNotContain("sk-abc");
    }

    @Test
    void an_endpoint_of_an_unknown_format_is_refused() {
      var endpoint =
          new Endpoint(
              "x",
              "soap",
              URI.create("http://h"),
              null,
              AuthStyle.NONE,
              Map.of(),
              Quirks.NONE,
              false);
      try (var llm = Llm.builder().environment(Map.of()).endpoint(endpoint).build()) {
        assertThat(error(llm.stream(request("x/m"))).message())
            .contains("\"soap\"", "openai-chat", "anthropic-messages");
      }
    }

    @Test
    void null_and_closed_are_the_programs_mistakes() {
      var llm = llm(FakeProvider.of(FakeAnswer.text("x")));
      llm.close();

      assertThatThrownBy(() -> llm.stream(request("fake/m")))
          .isInstanceOf(IllegalStateException.class);
    }

    private LlmError refusal(String model, Map<String, String> environment) {
      try (var llm = Llm.builder().environment(environment).build()) {
        return error(llm.stream(request(model)));
      }
    }
  }

  @Nested
  class Adapters {

    @Test
    void a_future_completes_with_the_response() throws Exception {
      try (var llm = llm(FakeProvider.of(FakeAnswer.text("later")))) {
        var future = LlmAdapters.chatAsync(llm, request("fake/m"));

        assertThat(future.get(60, TimeUnit.SECONDS).text()).isEqualTo("later");
      }
    }

    @Test
    void cancelling_the_future_cancels_the_call() {
      var answer = FakeAnswer.builder().pause(Duration.ofMinutes(1)).build();
      try (var llm = llm(FakeProvider.of(answer))) {
        var future = LlmAdapters.chatAsync(llm, request("fake/m"));
        future.cancel(true);

        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
      }
    }

    @Test
    void a_publisher_gives_what_is_requested() throws Exception {
      try (var llm = llm(FakeProvider.of(FakeAnswer.text("one two three")))) {
        var done = new CountDownLatch(1);
        var got = new ArrayList<StreamEvent>();
        LlmAdapters.publisher(llm, request("fake/m"))
            .subscribe(
                new Flow.Subscriber<>() {
                  private Flow.@Nullable Subscription subscription;

                  @Override
                  public void onSubscribe(Flow.Subscription value) {
                    subscription = value;
                    value.request(1);
                  }

                  @Override
                  public void onNext(StreamEvent event) {
                    got.add(event);
                    Objects.requireNonNull(subscription).request(1);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    done.countDown();
                  }

                  @Override
                  public void onComplete() {
                    done.countDown();
                  }
                });

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(got).last().isInstanceOf(StreamEvent.End.class);
      }
    }
  }

  private static ChatStream stream(FakeAnswer answer) {
    return llm(FakeProvider.of(answer)).stream(request("fake/m"));
  }

  private static Llm llm(FakeProvider provider) {
    return Llm.builder().environment(Map.of()).retry(RetryPolicy.NEVER).provider(provider).build();
  }

  private static ChatRequest request(String model) {
    return ChatRequest.of(model, Message.user("Hello"));
  }

  private static LlmError error(ChatStream stream) {
    var events = new ArrayList<StreamEvent>();
    stream.events().forEach(events::add);
    assertThat(events).hasSize(1);
    return ((StreamEvent.Failure) events.getFirst()).error();
  }
}
