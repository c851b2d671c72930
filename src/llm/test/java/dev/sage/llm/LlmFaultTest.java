package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.FaultConnection;
import dev.sage.llm.server.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a call when the server or the network misbehaves; over real sockets. */
class LlmFaultTest {

  private static final String KEY = "sk-test-0123456789abcdefghijklmnop";
  private static final Timeouts SHORT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  private FaultServer server;
  private Llm llm;

  @BeforeEach
  void start() {
    server = FaultServer.start();
    llm = client(SHORT);
  }

  @AfterEach
  void stop() {
    llm.close();
    server.close();
  }

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

  @Nested
  class Timers {

    @Test
    void no_headers() {
      server.on("m", c -> c.stall());

      var error = failure(client(SHORT.withHeaders(Duration.ofMillis(50))), "m");

      assertThat(error.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(error.reason()).isEqualTo("headers");
      assertThat(error.message()).contains("50 ms", "headers timer", "Timeouts.headers");
      assertThat(error.phase()).isEqualTo("headers");
    }

    @Test
    void no_first_token_although_pings_come() throws Exception {
      server.on(
          "m",
          c -> {
            c.stream();
            drip(c, ": ping\n\n");
          });

      var error = failure(client(SHORT.withFirstToken(Duration.ofMillis(80))), "m");

      assertThat(error.reason()).isEqualTo("first_token");
      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void comments_do_not_reset_the_idle_timer() throws Exception {
      server.on(
          "m",
          c -> {
            c.stream().say("so far");
            drip(c, ": OPENROUTER PROCESSING\n\n");
          });

      var error = failure(client(SHORT.withIdle(Duration.ofMillis(80))), "m");

      assertThat(error.reason()).isEqualTo("idle");
      assertThat(error.partialText()).isEqualTo("so far");
      assertThat(error.phase()).isEqualTo("body");
    }

    @Test
    void content_that_comes_all_the_time_runs_into_the_total_timer() {
      server.on(
          "m",
          c -> {
            c.stream();
            drip(c, FaultConnection.delta("x"));
          });

      var error = failure(client(SHORT.withTotal(Duration.ofMillis(100))), "m");

      assertThat(error.reason()).isEqualTo("total");
      assertThat(error.partialText()).startsWith("x");
    }

    private void drip(FaultConnection connection, String chunk) throws IOException {
      while (true) {
        connection.chunk(chunk);
        Thread.onSpinWait();
      }
    }
  }

  @Nested
  class Cancelling {

    @Test
    void frees_the_socket_and_keeps_the_reason_and_the_text() throws Exception {
      server.on("m", c -> c.stream().say("so far").stall());
      var stream = llm.stream(request("m"));
      var got = new ArrayList<StreamEvent>();

      for (var event : stream.events()) {
        got.add(event);
        if (event instanceof StreamEvent.Text) {
          Thread.ofVirtual().start(() -> stream.cancel("stopped by you"));
        }
      }

      var error = ((StreamEvent.Failure) got.getLast()).error();
      assertThat(error.kind()).isEqualTo(Kind.CANCELLED);
      assertThat(error.reason()).isEqualTo("stopped by you");
      assertThat(error.message()).contains("stopped by you");
      assertThat(error.partialText()).isEqualTo("so far");
      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void reaches_a_call_that_nobody_pulls() throws Exception {
      server.on("m", c -> c.stream().say("so far").stall());
      var stream = llm.stream(request("m"));
      var events = stream.events().iterator();
      while (!(events.next() instanceof StreamEvent.Text)) {
        // up to the first text
      }

      stream.cancel("enough");

      assertThat(server.awaitClientGone()).isTrue();
      assertThat(events.next()).isInstanceOf(StreamEvent.Failure.class);
      assertThat(events.hasNext()).isFalse();
    }

    @Test
    void reaches_a_call_that_waits_for_headers() throws Exception {
      var waiting = new CountDownLatch(1);
      server.on(
          "m",
          c -> {
            waiting.countDown();
            c.stall();
          });
      var stream = llm.stream(request("m"));
      var canceller =
          new FutureTask<@Nullable Void>(
              () -> {
                waiting.await();
                stream.cancel("changed my mind");
                return null;
              });
      Thread.ofVirtual().start(canceller);

      assertThat(error(stream).reason()).isEqualTo("changed my mind");
      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void before_the_first_pull_sends_nothing() {
      server.on("m", c -> c.stream().say("x").finish());
      var stream = llm.stream(request("m"));

      stream.cancel("too late");

      assertThat(error(stream).kind()).isEqualTo(Kind.CANCELLED);
      assertThat(server.requests()).isEmpty();
    }

    @Test
    void closing_in_the_middle_frees_the_socket() throws Exception {
      server.on("m", c -> c.stream().say("so far").stall());

      try (var stream = llm.stream(request("m"))) {
        for (var event : stream) {
          if (event instanceof StreamEvent.Text) {
            break;
          }
        }
      }

      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void after_the_end_changes_nothing() {
      server.on("m", c -> c.stream().say("all").finish());
      var stream = llm.stream(request("m"));
      var events = new ArrayList<StreamEvent>();
      stream.events().forEach(events::add);

      stream.cancel("too late");
      stream.close();

      assertThat(events).last().isInstanceOf(StreamEvent.End.class);
    }
  }

  @Nested
  class Secrets_stay_secret {

    @Test
    void in_errors_that_quote_the_key() {
      server.on(
          "m",
          c ->
              c.respond(
                  401,
                  "application/json",
                  "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ".\"}}",
                  "x-api-key: " + KEY,
                  "set-cookie: session=" + KEY,
                  "x-echo: " + KEY));

      var error = failure("m");

      assertThat(error.kind()).isEqualTo(Kind.AUTHENTICATION);
      assertThat(error.toString()).doesNotContain(KEY).doesNotContain(KEY.substring(10));
      assertThat(error.message()).contains("[openai-key:");
    }

    @Test
    void in_kept_headers() {
      server.on(
          "m",
          c ->
              c.stream(
                      "set-cookie: a=" + KEY,
                      "x-api-key: k",
                      "x-echo: " + KEY,
                      "x-ratelimit-remaining-tokens: 12")
                  .say("x")
                  .finish());

      var started = (StreamEvent.Started) events("m").getFirst();

      assertThat(started.headers())
          .doesNotContainKeys("set-cookie", "x-api-key")
          .containsEntry("x-ratelimit-remaining-tokens", "12");
      assertThat(started.toString()).doesNotContain(KEY);
      assertThat(started.rateLimits().tokensRemaining()).isEqualTo(12);
    }

    @Test
    void in_the_string_forms_of_what_holds_them() {
      var endpoint = Endpoint.openAiChat("x", URI.create("http://h/v1"), Secret.of(KEY));

      assertThat(endpoint.toString()).doesNotContain(KEY);
      assertThat(Secret.of(KEY).toString()).doesNotContain(KEY);
      assertThat(llm.redactor().redact("it was " + KEY))
          .isEqualTo(llm.redactor().redact("it was " + KEY))
          .doesNotContain(KEY);
    }
  }

  private Llm client(Timeouts timeouts) {
    return Llm.builder()
        .environment(Map.of())
        .retry(RetryPolicy.NEVER)
        .timeouts(timeouts)
        .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of(KEY)))
        .build();
  }

  private static ChatRequest request(String model) {
    return ChatRequest.of("test/" + model, Message.user("Hello"));
  }

  private List<StreamEvent> events(String model) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request(model))) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    return events;
  }

  private LlmError failure(String model) {
    return failure(llm, model);
  }

  private static LlmError failure(Llm client, String model) {
    try (client) {
      return error(client.stream(request(model)));
    }
  }

  private static LlmError error(ChatStream stream) {
    var events = new ArrayList<StreamEvent>();
    try (stream) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    assertThat(events).last().isInstanceOf(StreamEvent.Failure.class);
    return ((StreamEvent.Failure) events.getLast()).error();
  }

  private static String text(List<StreamEvent> events) {
    var text = new StringBuilder();
    for (var event : events) {
      if (event instanceof StreamEvent.Text delta) {
        text.append(delta.value());
      }
    }
    return text.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
