package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What becomes of a call when the server or the network misbehaves; over real sockets. */
class LlmFaultTest extends FaultServerCase {
  @Test
  void a_sound_stream_gives_started_text_and_end() {
    server.on("m", c -> c.stream("x-request-id: req_1").say("Hel").say("lo").finish());

    var events = events("m");

    assertThat(events).first().isInstanceOf(StreamEvent.Started.class);
    var started = (StreamEvent.Started) events.getFirst();
    assertThat(started.model()).isEqualTo("answered");
    assertThat(started.providerRequestId()).isEqualTo("req_1");
    assertThat(started.httpStatus()).isEqualTo(200);
    assertThat(text(events)).isEqualTo("Hello");
    var end = (StreamEvent.End) events.getLast();
    assertThat(end.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(end.timings().ttft()).isPresent();
    assertThat(end.timings().headers()).isPositive();
    assertThat(end.timings().end()).isGreaterThanOrEqualTo(end.timings().lastToken());
  }

  @Test
  void connections_are_reused() {
    server.on("m", c -> c.stream().say("one").finish());

    assertThat(llm.stream(request("m")).text()).isEqualTo("one");
    assertThat(llm.stream(request("m")).text()).isEqualTo("one");

    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void requests_to_http_do_not_ask_for_an_upgrade_nor_for_compression() {
    server.on("m", c -> c.stream().say("one").finish());

    llm.stream(request("m")).response();

    assertThat(server.requests().getFirst())
        .startsWith("POST /v1/chat/completions HTTP/1.1\r\n")
        .doesNotContainIgnoringCase("upgrade")
        .doesNotContainIgnoringCase("http2-settings")
        .containsIgnoringCase("accept-encoding: identity")
        .containsIgnoringCase("content-type: application/json\r\n")
        .containsIgnoringCase("authorization: bearer " + KEY);
  }

  @Nested
  class Bodies_that_end_badly {

    @Test
    void a_reset_after_text_is_interrupted_with_the_text_so_far() {
      server.on("m", c -> c.stream().say("so far").reset());

      var error = failure("m");

      assertThat(error.kind()).isEqualTo(Kind.STREAM_INTERRUPTED);
      assertThat(error.partialText()).isEqualTo("so far");
      assertThat(error.phase()).isEqualTo("body");
      assertThat(error.httpStatus()).isEqualTo(200);
      assertThat(error.attempts()).isEqualTo(1);
    }

    @Test
    void a_chunked_body_without_its_last_chunk_is_interrupted() {
      server.on("m", c -> c.stream().say("so far").hangUp());

      assertThat(failure("m").kind()).isEqualTo(Kind.STREAM_INTERRUPTED);
    }

    @Test
    void a_broken_connection_behind_the_finish_reason_loses_nothing() {
      server.on("m", c -> c.stream().say("all").finishReason().hangUp());

      var events = events("m");

      assertThat(text(events)).isEqualTo("all");
      assertThat(events).last().isInstanceOf(StreamEvent.End.class);
      assertThat(events).anyMatch(StreamEvent.Warning.class::isInstance);
    }

    @Test
    void a_body_that_ends_in_order_without_finish_reason_is_truncated() {
      server.on("m", c -> c.stream().say("so far").raw("0\r\n\r\n"));

      var error = failure("m");

      assertThat(error.kind()).isEqualTo(Kind.STREAM_TRUNCATED);
      assertThat(error.partialText()).isEqualTo("so far");
    }

    @Test
    void a_body_without_length_ends_with_its_connection() {
      server.on(
          "m",
          c ->
              c.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
                  .raw("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"all\"}")
                  .raw(",\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
                  .hangUp());

      assertThat(llm.stream(request("m")).text()).isEqualTo("all");
    }

    @Test
    void a_broken_non_streamed_body_is_interrupted() {
      server.on(
          "m",
          c ->
              c.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n")
                  .raw("\r\n{\"id\":")
                  .hangUp());

      assertThatThrownBy(() -> llm.chat(request("m")))
          .isInstanceOfSatisfying(
              LlmException.class,
              thrown -> assertThat(thrown.error().kind()).isEqualTo(Kind.STREAM_INTERRUPTED));
    }
  }

  @Nested
  class Bodies_of_the_wrong_kind {

    @Test
    void a_web_page_is_a_bad_response() {
      server.on("m", c -> c.respond(200, "text/html", "<!doctype html><title>Login</title>"));

      var error = failure("m");

      assertThat(error.kind()).isEqualTo(Kind.BAD_RESPONSE);
      assertThat(error.message()).contains("web page", "base URL");
    }

    @Test
    void an_empty_body_is_a_bad_response() {
      server.on("m", c -> c.respond(200, "text/event-stream", ""));

      assertThat(failure("m").kind()).isEqualTo(Kind.BAD_RESPONSE);
    }

    @Test
    void a_whole_answer_in_place_of_a_stream_is_decoded() {
      server.on(
          "m",
          c ->
              c.respond(
                  200,
                  "application/json",
                  """
                  {"id":"c1","model":"answered","choices":[{"index":0,"finish_reason":"stop",
                  "message":{"role":"assistant","content":"whole"}}]}
                  """));

      assertThat(llm.stream(request("m")).text()).isEqualTo("whole");
    }

    @Test
    void a_gzipped_body_is_inflated() {
      server.on(
          "m",
          c -> {
            var body =
                gzip(
                    "{\"choices\":[{\"message\":{\"content\":\"zip\"},"
                        + "\"finish_reason\":\"stop\"}]}");
            c.raw(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                        + "Content-Encoding: gzip\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n")
                .raw(body);
          });

      assertThat(llm.chat(request("m")).text()).isEqualTo("zip");
      assertThat(server.requests().getFirst()).containsIgnoringCase("accept-encoding: gzip");
    }
  }

  @Nested
  class Refusals {

    @Test
    void a_redirect_is_not_followed_and_named() {
      server.on(
          "m",
          c -> c.respond(307, "text/plain", "", "Location: http://example.invalid/v1?key=secret"));

      var error = failure("m");

      assertThat(error.kind()).isEqualTo(Kind.ENDPOINT_NOT_FOUND);
      assertThat(error.message()).contains("http://example.invalid/v1").doesNotContain("secret");
      assertThat(error.httpStatus()).isEqualTo(307);
    }

    @Test
    void a_closed_port_says_what_to_do() {
      server.close();

      var error = failure("m");

      assertThat(error.kind()).isEqualTo(Kind.CONNECT_FAILED);
      assertThat(error.reason()).isEqualTo("refused");
      assertThat(error.phase()).isEqualTo("connect");
      assertThat(error.message()).contains("Nothing is listening at 127.0.0.1:");
    }

    @Test
    void a_closed_port_is_tried_again_as_the_policy_says() {
      server.close();

      try (var client = retrying(server.url(), SHORT)) {
        assertThat(error(client.stream(request("m"))).attempts()).isEqualTo(3);
      }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // it refuses what its queue can't take
    void a_host_that_does_not_answer_is_left_when_the_connect_timer_says_so() throws IOException {
      var queued = new ArrayList<Socket>();
      try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        fill(deaf, queued);
        var url = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/v1");
        var limit = Duration.ofMillis(300);
        long begun = System.nanoTime();
        try (var client = retrying(url, SHORT.withConnect(limit))) {
          var error = error(client.stream(request("m")));

          assertThat(error.kind()).isEqualTo(Kind.TIMEOUT);
          assertThat(error.reason()).isEqualTo("connect");
          assertThat(error.phase()).isEqualTo("connect");
          assertThat(error.attempts()).isEqualTo(3);
          assertThat(error.message()).contains("300 ms", "Timeouts.connect").doesNotContain(KEY);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(limit, SHORT.connect());
      } finally {
        for (var socket : queued) {
          socket.close();
        }
      }
    }

    /** Connects until no connection comes about any more. */
    private static void fill(ServerSocket deaf, List<Socket> queued) throws IOException {
      try {
        while (queued.size() < 50) {
          var socket = new Socket();
          queued.add(socket);
          socket.connect(deaf.getLocalSocketAddress(), 500);
        }
      } catch (SocketTimeoutException full) {
        return;
      }
      throw new AssertionError("a queue without end");
    }

    private static Llm retrying(URI url, Timeouts timeouts) {
      return Llm.builder()
          .environment(Map.of())
          .sleeper((_, _) -> {})
          .timeouts(timeouts)
          .endpoint(Endpoint.openAiChat("test", url, Secret.of(KEY)))
          .build();
    }

    @Test
    void an_unknown_host_is_named() {
      var error = failureAt(URI.create("http://no-such-host.invalid/v1"));

      assertThat(error.kind()).isEqualTo(Kind.CONNECT_FAILED);
      assertThat(error.reason()).isEqualTo("dns");
      assertThat(error.message()).contains("no-such-host.invalid");
    }

    @Test
    void a_server_without_tls_is_recognised() {
      server.on("m", c -> c.respond(400, "text/plain", "no TLS here"));

      var error = failureAt(URI.create("https://127.0.0.1:" + server.url().getPort() + "/v1"));

      assertThat(error.kind()).isEqualTo(Kind.CONNECT_FAILED);
      assertThat(error.reason()).isEqualTo("tls");
    }

    private LlmError failureAt(URI url) {
      try (var client =
          Llm.builder()
              .environment(Map.of())
              .retry(RetryPolicy.NEVER)
              .timeouts(SHORT)
              .endpoint(Endpoint.openAiChat("x", url, null))
              .build()) {
        return error(client.stream(ChatRequest.of("x/m", Message.user("Hi"))));
      }
    }
  }
}
