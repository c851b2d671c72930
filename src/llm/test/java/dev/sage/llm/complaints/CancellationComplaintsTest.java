package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FaultServerCase;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A call is stopped from any thread at any time, and what it had is kept. */
class CancellationComplaintsTest extends FaultServerCase {

  @Test
  void langchain4j_1146_and_3941_what_the_call_returns_cancels_it_before_anything_came()
      throws Exception {
    var asked = new CountDownLatch(1);
    server.on(
        "m",
        c -> {
          asked.countDown();
          c.stall();
        });
    var stream = llm.stream(request("m"));
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                asked.await();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
              stream.cancel("stopped");
            });

    assertThat(error(stream).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(server.awaitClientGone()).isTrue();
  }

  @Test
  void spring_ai_6654_and_2944_a_cancelled_call_closes_its_connection() throws Exception {
    server.on("m", c -> c.stream().say("so far").stall());
    try (var stream = llm.stream(request("m"))) {
      for (var event : stream.events()) {
        if (event instanceof StreamEvent.Text) {
          stream.cancel("enough");
        }
      }
    }

    assertThat(server.awaitClientGone()).isTrue();
  }

  @Test
  void openai_java_594_a_stop_button_ends_the_loop_that_reads() {
    server.on("m", c -> c.stream().say("so far").stall());
    var stream = llm.stream(request("m"));
    List<StreamEvent> seen = new ArrayList<>();
    stream
        .events()
        .forEach(
            event -> {
              seen.add(event);
              if (event instanceof StreamEvent.Text) {
                Thread.ofVirtual().start(stream::close);
              }
            });

    assertThat(seen).last().isInstanceOf(StreamEvent.Failure.class);
    assertThat(((StreamEvent.Failure) seen.getLast()).error().kind()).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void vercel_309_a_cancelled_call_keeps_its_text_and_what_is_known_of_its_usage() {
    server.on(
        "m",
        c ->
            c.stream()
                .chunk(
                    """
                    event: message_start
                    data: {"type":"message_start","message":{"id":"i","model":"m",\
                    "usage":{"input_tokens":25,"output_tokens":1}}}

                    event: content_block_start
                    data: {"type":"content_block_start","index":0,\
                    "content_block":{"type":"text","text":""}}

                    event: content_block_delta
                    data: {"type":"content_block_delta","index":0,\
                    "delta":{"type":"text_delta","text":"so far"}}

                    """)
                .stall());
    try (var claude =
            Llm.builder()
                .environment(Map.of())
                .retry(RetryPolicy.NEVER)
                .timeouts(SHORT)
                .endpoint(Endpoint.anthropicMessages("claude", server.url(), null))
                .build();
        var stream = claude.stream(ChatRequest.of("claude/m", Message.user("Hi")))) {
      List<StreamEvent> seen = new ArrayList<>();
      for (var event : stream.events()) {
        seen.add(event);
        if (event instanceof StreamEvent.Text) {
          stream.cancel("enough");
        }
      }

      var failure = (StreamEvent.Failure) seen.getLast();
      assertThat(failure.error().partialText()).isEqualTo("so far");
      assertThat(failure.usage().input()).isEqualTo(25);
    }
  }
}
