package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The cache in front of a real server. */
@Timeout(120)
class LlmCacheTest extends FaultServerCase {

  private final ResponseCache cache =
      ResponseCache.builder().patience(Duration.ofMinutes(10)).build();

  @BeforeEach
  void startWithCache() {
    llm.close();
    llm =
        Llm.builder()
            .environment(Map.of())
            .retry(RetryPolicy.NEVER)
            .timeouts(SHORT)
            .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of(KEY)))
            .cache(cache)
            .build();
  }

  private List<ChatResponse> all(List<ChatRequest> requests) throws Exception {
    List<Future<ChatResponse>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var request : requests) {
        answers.add(threads.submit(() -> llm.stream(request).response()));
      }
      List<ChatResponse> responses = new ArrayList<>();
      for (var answer : answers) {
        responses.add(answer.get());
      }
      return responses;
    }
  }

  @Test
  void sixty_four_equal_requests_at_once_reach_the_server_once() throws Exception {
    var asked = new CountDownLatch(1);
    server.on(
        "m",
        c -> {
          asked.countDown();
          c.stream().say("one ").say("answer").finish();
        });
    List<ChatRequest> requests = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      requests.add(request("m").toBuilder().requestId("call-" + i).build());
    }
    var responses = all(requests);

    assertThat(asked.getCount()).isZero();
    assertThat(server.requests()).hasSize(1);
    assertThat(responses).extracting(ChatResponse::text).containsOnly("one answer");
    assertThat(responses.stream().filter(ChatResponse::cached)).hasSize(63);
    assertThat(responses).extracting(ChatResponse::requestId).doesNotHaveDuplicates();
  }

  @Test
  void sixty_four_different_requests_at_once_reach_the_server_sixty_four_times() throws Exception {
    server.on("m", c -> c.stream().say("answer").finish());
    List<ChatRequest> requests = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      requests.add(ChatRequest.of("test/m", Message.user("No. " + i)));
    }
    var responses = all(requests);

    assertThat(server.requests()).hasSize(64);
    assertThat(responses).noneMatch(ChatResponse::cached);
  }

  @Test
  void a_stored_answer_has_no_trace_of_http() {
    server.on("m", c -> c.stream("x-request-id: req_1").say("answer").finish());
    var asked = (StreamEvent.Started) events("m").getFirst();
    var given = (StreamEvent.Started) events("m").getFirst();

    assertThat(asked.httpStatus()).isEqualTo(200);
    assertThat(asked.providerRequestId()).isEqualTo("req_1");
    assertThat(given.cached()).isTrue();
    assertThat(given.httpStatus()).isZero();
    assertThat(given.headers()).isEmpty();
    assertThat(given.providerRequestId()).isNull();
    assertThat(given.model()).isEqualTo("answered");
    assertThat(given.responseId()).isEqualTo("c1");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void an_answer_that_came_whole_is_given_to_a_stream_too() {
    server.on(
        "m",
        c ->
            c.respond(
                200,
                "application/json",
                """
                {"id":"c1","model":"answered","choices":[{"index":0,"finish_reason":"stop",\
                "message":{"role":"assistant","content":"whole"}}]}"""));
    llm.chat(request("m"));

    assertThat(text(events("m"))).isEqualTo("whole");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void an_error_of_the_server_is_not_kept() {
    server.on(
        "m",
        c -> c.respond(500, "application/json", "{\"error\":{\"message\":\"down\"}}"),
        c -> c.stream().say("up").finish());
    assertThat(error(llm.stream(request("m"))).kind()).isEqualTo(LlmError.Kind.SERVER_ERROR);

    assertThat(text(events("m"))).isEqualTo("up");
  }

  @Test
  void a_stream_that_was_cut_is_not_kept() {
    server.on("m", c -> c.stream().say("half").raw("0\r\n\r\n"), c -> c.stream().say("a").finish());
    assertThat(error(llm.stream(request("m"))).kind()).isEqualTo(LlmError.Kind.STREAM_TRUNCATED);

    assertThat(text(events("m"))).isEqualTo("a");
  }

  /** Makes a client, as a program does that has no cache. */
  static final class Program {
    private Program() {}

    public static void main(String... arguments) {
      try (var llm = Llm.builder().environment(Map.of()).build()) {
        llm.stream(ChatRequest.of("nobody/m", Message.user("Hi"))).events().forEach(_ -> {});
      }
    }
  }

  @Test
  void a_program_without_a_cache_loads_nothing_of_it() throws Exception {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String loaded;
    try (var output = process.getInputStream()) {
      loaded = new String(output.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }

    assertThat(process.waitFor()).isZero();
    assertThat(loaded)
        .contains("dev.sage.llm.call.AttemptSource")
        .doesNotContain("com.github.benmanes")
        .doesNotContain("dev.sage.llm.cache.ResponseCache ")
        .doesNotContain("dev.sage.llm.cache.MemoryStore");
  }
}
