package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.FaultConnection;
import dev.sage.llm.server.FaultServer;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A tap sees every byte once, with what it meant, and can do no harm. */
class LlmTapTest {

  private final List<CallStart> starts = new ArrayList<>();
  private final List<AttemptRecord> attempts = new ArrayList<>();
  private final List<TappedFrame> frames = new ArrayList<>();
  private final List<CallRecord> ends = new ArrayList<>();

  @Test
  void sees_frames_with_their_bytes_and_events() {
    var body = ": hello\n\n" + FaultConnection.delta("Hel") + FaultConnection.delta("lo");
    var events = call(c -> c.stream().chunk(body).finish());

    assertThat(frames).extracting(TappedFrame::type).startsWith("comment", "message", "message");
    assertThat(bytes()).startsWith(body).endsWith("data: [DONE]\n\n");
    assertThat(frames).extracting(TappedFrame::sequence).isSorted().doesNotHaveDuplicates();
    long offset = 0;
    for (var frame : frames) {
      assertThat(frame.offset()).isEqualTo(offset);
      offset += frame.bytes().length;
    }
    assertThat(frames.stream().flatMap(frame -> frame.events().stream()))
        .containsExactlyElementsOf(events);
    assertThat(frames.subList(0, 3))
        .extracting(TappedFrame::read)
        .containsOnly(frames.getFirst().read());
  }

  @Test
  void knows_what_arrived_together() throws Exception {
    var chunk = FaultConnection.chunked(FaultConnection.delta("a"));
    var secondMayCome = new CountDownLatch(1);
    try (var server = FaultServer.start();
        var llm = client(server, tap())) {
      server.on(
          "m",
          c -> {
            c.stream().raw(chunk + chunk);
            await(secondMayCome);
            c.raw(chunk);
            c.finish();
          });
      var texts = 0;
      for (var event : llm.stream(ChatRequest.of("test/m", Message.user("Hi")))) {
        texts += event instanceof StreamEvent.Text ? 1 : 0;
        if (texts == 2) {
          secondMayCome.countDown();
        }
      }
    }

    assertThat(frames.get(0).read()).isEqualTo(frames.get(1).read());
    assertThat(frames.get(0).nanos()).isEqualTo(frames.get(1).nanos());
    assertThat(frames.get(2).read()).isGreaterThan(frames.get(1).read());
  }

  @Test
  void sees_the_call_from_start_to_end() {
    call(c -> c.stream("x-request-id: req_9").say("x").finish());

    assertThat(starts).hasSize(1);
    assertThat(starts.getFirst().wireFormat()).isEqualTo("openai-chat");
    assertThat(attempts).hasSize(1);
    assertThat(attempts.getFirst().httpStatus()).isEqualTo(200);
    assertThat(attempts.getFirst().httpVersion()).isEqualTo("HTTP/1.1");
    assertThat(attempts.getFirst().providerRequestId()).isEqualTo("req_9");
    assertThat(attempts.getFirst().phases().connect()).isPositive();
    assertThat(attempts.getFirst().phases().headers()).isPositive();
    assertThat(attempts.getFirst().phases().reused()).isFalse();
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().answeredModel()).isEqualTo("answered");
    assertThat(ends.getFirst().finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(ends.getFirst().timings().ttft()).isPresent();
  }

  @Test
  void sees_the_body_of_an_error() {
    call(c -> c.respond(401, "application/json", "{\"error\":{\"message\":\"no\"}}"));

    assertThat(frames).extracting(TappedFrame::type).containsExactly("body");
    assertThat(bytes()).isEqualTo("{\"error\":{\"message\":\"no\"}}");
    assertThat(ends.getFirst().error()).isNotNull();
    assertThat(attempts.getFirst().httpStatus()).isEqualTo(401);
  }

  @Test
  void is_told_of_a_call_that_was_refused_before_it_was_sent() {
    try (var llm = Llm.builder().environment(Map.of()).tap(tap()).build()) {
      llm.stream(ChatRequest.of("openai/m", Message.user("Hi"))).events().forEach(_ -> {});
    }

    assertThat(error(ends.getFirst()).kind()).isEqualTo(Kind.MISSING_CREDENTIALS);
    assertThat(ends.getFirst().attempts()).hasSize(1);
  }

  @Test
  void is_told_of_a_call_that_is_closed_unread() {
    try (var server = FaultServer.start();
        var llm = client(server, tap())) {
      llm.stream(ChatRequest.of("test/m", Message.user("Hi"))).close();
    }

    assertThat(ends).hasSize(1);
    assertThat(error(ends.getFirst()).kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void never_sees_a_header_with_a_key_of_the_request() {
    try (var server = FaultServer.start();
        var llm = client(server, tap())) {
      server.on("m", c -> c.stream().say("x").finish());
      var request =
          ChatRequest.builder("test/m")
              .message(Message.user("Hi"))
              .header("x-api-key", "open-sesame-1")
              .header("x-trace", "t-1")
              .build();
      llm.stream(request).response();

      assertThat(server.requests().getFirst()).contains("open-sesame-1");
    }
    assertThat(starts.getFirst().request().headers()).containsOnlyKeys("x-trace");
  }

  @Test
  void that_throws_is_left_out_and_the_call_goes_on() {
    StreamTap broken =
        _ ->
            new CallTap() {
              @Override
              public void frame(TappedFrame frame) {
                throw new IllegalStateException("broken tap");
              }

              @Override
              public void end(CallRecord record) {
                throw new AssertionError("a tap that has thrown is not called again");
              }
            };
    try (var server = FaultServer.start();
        var llm = client(server, broken)) {
      server.on("m", c -> c.stream().say("one").say("two").finish());

      assertThat(llm.stream(ChatRequest.of("test/m", Message.user("Hi"))).text())
          .isEqualTo("onetwo");
    }
  }

  private List<StreamEvent> call(FaultServer.Script script) {
    var events = new ArrayList<StreamEvent>();
    try (var server = FaultServer.start();
        var llm = client(server, tap())) {
      server.on("m", script);
      llm.stream(ChatRequest.of("test/m", Message.user("Hi"))).events().forEach(events::add);
    }
    return events;
  }

  private static Llm client(FaultServer server, StreamTap tap) {
    return Llm.builder()
        .environment(Map.of())
        .retry(RetryPolicy.NEVER)
        .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of("sk-0123456789abcdefgh")))
        .tap(tap)
        .build();
  }

  private StreamTap tap() {
    return start -> {
      starts.add(start);
      return new CallTap() {
        @Override
        public void attempt(AttemptRecord attempt) {
          attempts.add(attempt);
        }

        @Override
        public void frame(TappedFrame frame) {
          frames.add(frame);
        }

        @Override
        public void end(CallRecord record) {
          ends.add(record);
        }
      };
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String bytes() {
    var out = new ByteArrayOutputStream();
    frames.forEach(frame -> out.writeBytes(frame.bytes()));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static LlmError error(CallRecord record) {
    return Objects.requireNonNull(record.error(), "the call has not failed");
  }
}
