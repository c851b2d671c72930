package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.server.FaultServer;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An option that a server refuses is left out on one more attempt, told, and remembered. */
class RefusedOptionsTest extends FaultServerCase {

  private static final Duration LONG = Duration.ofMinutes(2);

  /** These tests are of what is remembered, not of how fast a busy machine answers. */
  @BeforeEach
  void patience() {
    llm.close();
    llm = client(new Timeouts(LONG, LONG, LONG, LONG, LONG));
  }

  /** Refuses an option as long as it is sent. */
  private static FaultServer.Script refusing(int status, String refusal, String... options) {
    return connection -> {
      for (var option : options) {
        if (connection.request().contains("\"" + option + "\"")) {
          connection.respond(status, "application/json", refusal.formatted(option));
          return;
        }
      }
      connection.stream().say("fine").finish();
    };
  }

  private static final String UNSUPPORTED =
      "{\"error\":{\"message\":\"Unsupported parameter: '%1$s'\",\"param\":\"%1$s\"}}";

  private static List<String> dropped(List<StreamEvent> events) {
    return events.stream()
        .filter(StreamEvent.Warning.class::isInstance)
        .map(StreamEvent.Warning.class::cast)
        .filter(warning -> warning.code().equals("option_dropped"))
        .map(StreamEvent.Warning::message)
        .toList();
  }

  private List<StreamEvent> call(ChatRequest request) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request)) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    return events;
  }

  private static ChatRequest.Builder ask(String model) {
    return request(model).toBuilder();
  }

  @Test
  void vercel_ai_1578_groq_refuses_stream_options_and_the_answer_comes_all_the_same() {
    var refusal =
        "{\"error\":{\"message\":\"property '%s' is unsupported, did you mean 'stream'?\","
            + "\"type\":\"invalid_request_error\"}}";
    server.on("m", refusing(400, refusal, "stream_options"));

    var first = events("m");
    var second = events("m");

    assertThat(text(first)).isEqualTo("fine");
    assertThat(text(second)).isEqualTo("fine");
    assertThat(server.requests()).hasSize(3);
    assertThat(dropped(first)).singleElement().asString().contains("stream_options");
    assertThat(dropped(second)).singleElement().asString().contains("stream_options");
  }

  @Test
  void openai_agents_python_442_mistral_answers_422_to_an_option_it_does_not_know() {
    var refusal =
        "{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\","
            + "\"loc\":[\"body\",\"%s\"],\"msg\":\"Extra inputs are not permitted\"}]}}";
    server.on("m", refusing(422, refusal, "stream_options"));

    assertThat(text(events("m"))).isEqualTo("fine");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void the_refused_attempt_is_told_and_recorded() {
    var records = new CopyOnWriteArrayList<CallRecord>();
    server.on("m", refusing(400, UNSUPPORTED, "temperature"));
    try (var tapped =
        Llm.builder()
            .environment(Map.of())
            .retry(RetryPolicy.NEVER)
            .timeouts(SHORT)
            .endpoint(Endpoint.openAiChat("test", server.url(), null))
            .tap(_ -> new Recorder(records))
            .build()) {
      var events = new ArrayList<StreamEvent>();
      tapped.stream(ask("m").temperature(0.5).build()).events().forEach(events::add);

      assertThat(events.getFirst()).isInstanceOf(StreamEvent.Retrying.class);
      assertThat(events.get(1)).isInstanceOf(StreamEvent.Started.class);
      assertThat(((StreamEvent.Started) events.get(1)).model()).isEqualTo("answered");
      assertThat(dropped(events)).hasSize(1);
    }
    assertThat(records.getFirst().attempts())
        .extracting(AttemptRecord::httpStatus)
        .containsExactly(400, 200);
  }

  private record Recorder(List<CallRecord> records) implements CallTap {
    @Override
    public void frame(TappedFrame frame) {}

    @Override
    public void end(CallRecord value) {
      records.add(value);
    }
  }

  @Test
  void several_options_are_refused_one_after_the_other() {
    server.on("m", refusing(400, UNSUPPORTED, "temperature", "top_p", "seed"));

    var events = call(ask("m").temperature(0.5).topP(0.5).seed(1L).build());

    assertThat(text(events)).isEqualTo("fine");
    assertThat(dropped(events)).hasSize(3);
    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests().getLast()).contains("Hello").doesNotContain("seed");
  }

  @Test
  void a_server_that_refuses_whatever_is_sent_comes_to_an_end() {
    server.on(
        "m",
        refusing(
            400,
            UNSUPPORTED,
            "temperature",
            "top_p",
            "seed",
            "reasoning_effort",
            "store",
            "service_tier"));

    var events =
        call(
            ask("m")
                .temperature(0.5)
                .topP(0.5)
                .seed(1L)
                .reasoning(Reasoning.effort("low"))
                .extra("store", false)
                .extra("service_tier", "flex")
                .build());

    assertThat(events.getLast()).isInstanceOf(StreamEvent.Failure.class);
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void the_limit_goes_under_its_other_name_and_keeps_its_value() {
    server.on("m", refusing(400, UNSUPPORTED, "max_completion_tokens"));

    var events = call(ask("m").maxTokens(77).build());

    assertThat(text(events)).isEqualTo("fine");
    assertThat(server.requests().getLast()).contains("\"max_tokens\":77");
    assertThat(dropped(events)).singleElement().asString().contains("sent as max_tokens");
  }

  @Test
  void a_limit_refused_under_both_names_is_the_callers_to_change() {
    server.on("m", refusing(400, UNSUPPORTED, "max_completion_tokens", "max_tokens"));

    var events = call(ask("m").maxTokens(77).build());

    assertThat(events.getLast()).isInstanceOf(StreamEvent.Failure.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void one_models_refusal_says_nothing_of_another() {
    server.on("picky", refusing(400, UNSUPPORTED, "temperature"));
    server.on("easy", refusing(400, UNSUPPORTED));

    call(ask("picky").temperature(0.5).build());
    var easy = call(ask("easy").temperature(0.5).build());

    assertThat(dropped(easy)).isEmpty();
    assertThat(server.requests().getLast()).contains("\"temperature\":0.5");
  }

  @Test
  void who_does_not_use_the_option_is_not_warned_of_it() {
    server.on("m", refusing(400, UNSUPPORTED, "temperature"));

    call(ask("m").temperature(0.5).build());

    assertThat(dropped(events("m"))).isEmpty();
  }

  @Test
  void a_value_that_is_refused_stays_an_error() {
    server.on(
        "m",
        connection ->
            connection.respond(
                400,
                "application/json",
                "{\"error\":{\"message\":\"temperature must be at most 2\",\"param\":\"temperature\"}}"));

    var events = call(ask("m").temperature(3.0).build());

    assertThat(((StreamEvent.Failure) events.getLast()).error().kind())
        .isEqualTo(LlmError.Kind.INVALID_REQUEST);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void an_answer_that_is_not_streamed_learns_too() {
    server.on(
        "m",
        connection -> {
          if (connection.request().contains("\"seed\"")) {
            connection.respond(400, "application/json", UNSUPPORTED.formatted("seed"));
          } else {
            connection.respond(
                200,
                "application/json",
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"fine\"},"
                    + "\"finish_reason\":\"stop\"}]}");
          }
        });

    assertThat(llm.chat(ask("m").seed(1L).build()).text()).isEqualTo("fine");
    assertThat(llm.chat(ask("m").seed(1L).build()).text()).isEqualTo("fine");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void sixty_four_callers_at_once_all_get_their_answer() throws Exception {
    server.on("m", refusing(400, UNSUPPORTED, "temperature", "stream_options"));
    var request = ask("m").temperature(0.5).build();

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          callers.invokeAll(
              IntStream.range(0, 64)
                  .<Callable<List<StreamEvent>>>mapToObj(_ -> () -> call(request))
                  .toList());
      for (Future<List<StreamEvent>> done : calls) {
        assertThat(done.get()).last().isInstanceOf(StreamEvent.End.class);
        assertThat(text(done.get())).isEqualTo("fine");
        assertThat(dropped(done.get())).hasSize(2);
      }
    }
    int before = server.requests().size();

    assertThat(text(call(request))).isEqualTo("fine");
    assertThat(server.requests()).hasSize(before + 1);
  }
}
