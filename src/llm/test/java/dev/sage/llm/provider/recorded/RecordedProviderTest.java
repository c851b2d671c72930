package dev.sage.llm.provider.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.recording.BodyDecoding;
import dev.sage.llm.recording.Recorded;
import dev.sage.llm.recording.RecordedFrame;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.transport.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Recordings answer as the providers did. */
class RecordedProviderTest {

  private static String chunk(String text) {
    return "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + text
        + "\"}}]}\n\n";
  }

  private static final String END =
      "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},"
          + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

  private static Recording recording(
      String id, @Nullable String request, int status, String body, RecordedFrame... frames) {
    return new Recording(
        id,
        "openai-chat",
        "openai",
        null,
        request,
        true,
        status,
        status == 200
            ? Map.of("content-type", "text/event-stream")
            : Map.of("content-type", "application/json", "retry-after", "7"),
        body.getBytes(UTF_8),
        List.of(frames));
  }

  private static Recording answer(String id, @Nullable String prompt) {
    var request =
        prompt == null
            ? null
            : "{\"messages\":[{\"content\":\""
                + prompt
                + "\",\"role\":\"user\"}],\"temperature\":0.7,\"model\":\"m\",\"stream\":true}";
    return recording(id, request, 200, chunk("answer " + id) + END);
  }

  private static Llm client(RecordedProvider provider) {
    return Llm.builder().environment(Map.of()).retry(RetryPolicy.NEVER).provider(provider).build();
  }

  private static Llm client(Recording... recordings) {
    var builder = RecordedProvider.builder();
    for (var each : recordings) {
      builder.recording(each);
    }
    return client(builder.build());
  }

  private static String ask(Llm llm, String model, String prompt) {
    return llm.stream(ChatRequest.of("recorded/" + model, Message.user(prompt))).text();
  }

  private static LlmError fail(Llm llm, String model) {
    LlmError error = null;
    for (var event : llm.stream(ChatRequest.of("recorded/" + model, Message.user("?"))).events()) {
      if (event instanceof StreamEvent.Failure failure) {
        error = failure.error();
      }
    }
    assertThat(error).isNotNull();
    return Objects.requireNonNull(error);
  }

  @Test
  void the_model_names_a_recording() {
    try (var llm = client(answer("a", null), answer("b", null))) {
      assertThat(ask(llm, "b", "whatever")).isEqualTo("answer b");
      assertThat(ask(llm, "b", "again")).isEqualTo("answer b");
    }
  }

  @Test
  void a_request_finds_the_recording_that_asks_the_same_whatever_the_order_of_fields() {
    try (var llm = client(answer("a", "one"), answer("b", "two"), answer("c", "two"))) {
      assertThat(ask(llm, "m", "two")).isEqualTo("answer b");
      assertThat(ask(llm, "m", "one")).isEqualTo("answer a");
      assertThat(ask(llm, "m", "two")).isEqualTo("answer c");
      assertThat(ask(llm, "m", "two")).isEqualTo("answer c");
    }
  }

  @Test
  void recordings_without_a_request_answer_in_order_until_none_is_left() {
    try (var llm = client(answer("a", "one"), answer("b", null), answer("c", null))) {
      assertThat(ask(llm, "m", "anything")).isEqualTo("answer b");
      assertThat(ask(llm, "m", "anything")).isEqualTo("answer c");
      var error = fail(llm, "m");
      assertThat(error.kind()).isEqualTo(Kind.INVALID_CONFIG);
      assertThat(error.message()).contains("2 of 3");
    }
  }

  @Test
  void in_order_no_request_is_looked_at() {
    var provider =
        RecordedProvider.builder()
            .inOrder()
            .recording(answer("a", "one"))
            .recording(answer("b", "two"))
            .build();
    try (var llm = client(provider)) {
      assertThat(ask(llm, "m", "anything")).isEqualTo("answer a");
      assertThat(ask(llm, "m", "anything")).isEqualTo("answer b");
    }
  }

  @Test
  void an_error_is_classified_as_a_live_one() {
    try (var llm =
        client(
            recording(
                "limit",
                null,
                429,
                "{\"error\":{\"message\":\"Rate limit reached\",\"type\":\"requests\","
                    + "\"code\":\"rate_limit_exceeded\"}}"))) {
      var error = fail(llm, "limit");

      assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
      assertThat(error.httpStatus()).isEqualTo(429);
      assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void in_real_time_each_frame_waits_for_its_moment() {
    var first = chunk("one");
    var second = chunk("two");
    var waits = new ArrayList<Duration>();
    var provider =
        RecordedProvider.builder()
            .recording(
                recording(
                    "timed",
                    null,
                    200,
                    first + second + END,
                    new RecordedFrame(0, first.length(), 300_000_000),
                    new RecordedFrame(first.length(), second.length(), 450_000_000),
                    new RecordedFrame(first.length() + second.length(), END.length(), 450_000_000)))
            .realTime((delay, _) -> waits.add(delay))
            .build();
    try (var llm = client(provider)) {
      assertThat(ask(llm, "timed", "?")).isEqualTo("onetwo");
    }

    assertThat(waits).containsExactly(Duration.ofMillis(300), Duration.ofMillis(150));
  }

  @Test
  void cancel_ends_a_wait() throws Exception {
    var waiting = new CountDownLatch(1);
    var provider =
        RecordedProvider.builder()
            .recording(
                recording("slow", null, 200, chunk("x") + END, new RecordedFrame(0, 5, 1L << 60)))
            .realTime(
                (Duration delay, Cancellation cancellation) -> {
                  waiting.countDown();
                  cancellation.await(delay);
                })
            .build();
    try (var llm = client(provider)) {
      var stream = llm.stream(ChatRequest.of("recorded/slow", Message.user("?")));
      var events = new ArrayList<StreamEvent>();
      var reader = Thread.ofVirtual().start(() -> stream.events().forEach(events::add));
      waiting.await();
      stream.cancel("enough");
      reader.join();

      assertThat(events).last().isInstanceOf(StreamEvent.Failure.class);
      assertThat(((StreamEvent.Failure) events.getLast()).error().kind()).isEqualTo(Kind.CANCELLED);
    }
  }

  @Test
  void every_recorded_answer_plays_to_what_its_bytes_decode_to() throws IOException {
    var folder = Recorded.folder("providers");
    var provider = RecordedProvider.of(folder);
    int played = 0;
    try (var llm = client(provider)) {
      for (var model : provider.models()) {
        var recording = Recording.read(folder.resolve(model.id()));
        var decoded = BodyDecoding.decode(recording, 0);
        var request = ChatRequest.of("recorded/" + model.id(), Message.user("?"));
        var text = new StringBuilder();
        Kind kind = null;
        for (var event : llm.stream(request).events()) {
          if (event instanceof StreamEvent.Text piece) {
            text.append(piece.value());
          } else if (event instanceof StreamEvent.Failure failure) {
            kind = failure.error().kind();
          }
        }
        assertThat(text.toString()).as(model.id()).isEqualTo(decoded.text());
        var expected = decoded.error();
        assertThat(kind).as(model.id()).isEqualTo(expected == null ? null : expected.kind());
        played++;
      }
    }
    assertThat(played).isGreaterThan(100);
  }
}
