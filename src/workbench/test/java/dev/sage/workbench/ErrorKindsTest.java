package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.simulator.ErrorScenario;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error that a server can produce, in each vendor's words, is of exactly one kind. */
class ErrorKindsTest {

  /** Kinds of which no server's answer can be the cause. */
  private static final Set<LlmError.Kind> OF_THE_CLIENT =
      Set.of(
          LlmError.Kind.MISSING_CREDENTIALS,
          LlmError.Kind.INVALID_CONFIG,
          LlmError.Kind.TOOL_FAILED,
          LlmError.Kind.TOOL_LIMIT,
          LlmError.Kind.BUDGET_EXCEEDED,
          LlmError.Kind.CACHE_MISS,
          LlmError.Kind.CANCELLED);

  /** Kinds that a connection causes, not an answer. */
  private static final Set<LlmError.Kind> OF_THE_CONNECTION =
      Set.of(
          LlmError.Kind.CONNECT_FAILED,
          LlmError.Kind.TIMEOUT,
          LlmError.Kind.STREAM_INTERRUPTED,
          LlmError.Kind.STREAM_TRUNCATED);

  private static final Simulator SIMULATOR = start();
  private static final Llm LLM = client(SIMULATOR);

  private static Simulator start() {
    try {
      return Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Llm client(Simulator running) {
    var builder = Llm.builder().environment(Map.of()).retry(RetryPolicy.NEVER);
    for (var side : SimulatedSide.values()) {
      builder.endpoint(side.endpoint(running));
    }
    return builder.build();
  }

  @AfterAll
  static void stop() {
    LLM.close();
    SIMULATOR.close();
  }

  private static Stream<Arguments> errors(boolean faults) {
    return SIMULATOR.errors().stream()
        .filter(error -> error.fault().isPresent() == faults)
        .flatMap(
            error ->
                error.apis().stream()
                    .map(api -> SimulatedSide.of(api).orElseThrow())
                    .flatMap(
                        side ->
                            Stream.of(true, false)
                                .map(streamed -> Arguments.of(error, side, streamed))));
  }

  static Stream<Arguments> errors() {
    return errors(false);
  }

  static Stream<Arguments> faults() {
    return errors(true);
  }

  private static ErrorScenario named(String model) {
    return SIMULATOR.errors().stream()
        .filter(error -> error.model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  private static List<StreamEvent> events(
      ErrorScenario error, SimulatedSide side, boolean streamed) {
    var tool = ToolSpec.of("write_file", "Writes a file.", "{\"type\":\"object\"}");
    var request =
        ChatRequest.builder(side.provider() + "/" + error.model())
            .messages(List.of(Message.user("Hello")))
            .maxTokens(900)
            .streaming(streamed)
            .tools(error.fault().isPresent() ? List.of(tool) : List.of())
            .build();
    var events = new ArrayList<StreamEvent>();
    try (var stream = LLM.stream(request)) {
      stream.forEach(events::add);
    }
    return events;
  }

  @ParameterizedTest(name = "{1} {0} streamed {2}")
  @MethodSource("errors")
  void an_error_is_of_its_kind(ErrorScenario error, SimulatedSide side, boolean streamed) {
    var events = events(error, side, streamed);

    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            StreamEvent.Failure.class,
            failure -> {
              var told = failure.error();
              assertThat(told.kind().json()).as(told.message()).isEqualTo(error.kind());
              assertThat(told.provider()).isEqualTo(side.provider());
              assertThat(told.model()).isEqualTo(error.model());
              assertThat(told.message()).isNotBlank().doesNotContain(SIMULATOR.key(), "Hello");
              boolean broken = error.model().endsWith("-midstream") && streamed;
              assertThat(told.partialText().isEmpty()).isEqualTo(!broken);
            });
  }

  @ParameterizedTest(name = "{1} {0} streamed {2}")
  @MethodSource("faults")
  void a_faulty_tool_call_is_marked_and_warned_of(
      ErrorScenario error, SimulatedSide side, boolean streamed) {
    var events = events(error, side, streamed);

    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    var faults =
        events.stream()
            .filter(StreamEvent.ToolCall.class::isInstance)
            .map(event -> ((StreamEvent.ToolCall) event).fault())
            .filter(fault -> fault != null)
            .map(fault -> fault.name().toLowerCase(Locale.ROOT))
            .toList();
    assertThat(faults).containsExactly(error.fault().orElseThrow());
    assertThat(events)
        .anySatisfy(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        StreamEvent.Warning.class,
                        warning -> assertThat(warning.code()).isEqualTo("invalid_tool_call")));
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            StreamEvent.End.class,
            end ->
                assertThat(end.reason())
                    .isIn(FinishReason.TOOL_CALLS, FinishReason.LENGTH));
  }

  @Test
  void the_wait_is_found_wherever_the_vendor_tells_it() {
    for (var side : SimulatedSide.values()) {
      var error = named("error-rate-limited");
      var failure = (StreamEvent.Failure) events(error, side, true).getLast();
      assertThat(failure.error().retryAfter())
          .as(side.provider())
          .isEqualTo(side == SimulatedSide.OLLAMA ? null : Duration.ofSeconds(7));
    }
  }

  @Test
  void the_field_that_is_wrong_is_named_where_the_vendor_names_it() {
    var error = named("error-invalid-request");
    var failure = (StreamEvent.Failure) events(error, SimulatedSide.OPENAI, true).getLast();
    assertThat(failure.error().param()).isEqualTo("temperature");
  }

  @Test
  void every_kind_that_a_server_can_cause_has_a_model() {
    var shown = SIMULATOR.errors().stream().map(ErrorScenario::kind).collect(Collectors.toCollection(TreeSet::new));
    var causes =
        Stream.of(LlmError.Kind.values())
            .filter(kind -> !OF_THE_CLIENT.contains(kind) && !OF_THE_CONNECTION.contains(kind))
            .map(LlmError.Kind::json)
            .toList();
    assertThat(shown).containsAll(causes);
  }
}
