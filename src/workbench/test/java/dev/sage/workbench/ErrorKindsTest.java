package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private static Simulator start() {
    try {
      return Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One for each call: it would wait for as long as a server told the call before. */
  private static Llm client() {
    var builder = Llm.builder().environment(Map.of()).retry(RetryPolicy.NEVER);
    for (var side : SimulatedSide.values()) {
      builder.endpoint(side.endpoint(SIMULATOR));
    }
    return builder.build();
  }

  @AfterAll
  static void stop() {
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

  /** How a call ended, whether it was streamed or not. */
  private record Outcome(
      @Nullable LlmError error,
      @Nullable FinishReason finish,
      List<StreamEvent.ToolCall> calls,
      List<StreamEvent.Warning> warnings) {

    LlmError failure() {
      return Objects.requireNonNull(error, "the call did not fail");
    }
  }

  private static Outcome ask(ErrorScenario error, SimulatedSide side, boolean streamed) {
    var request =
        ChatRequest.builder(side.provider() + "/" + error.model())
            .messages(List.of(Message.user("Hello")))
            .maxTokens(900)
            .build();
    try (var llm = client()) {
      return streamed ? streamed(llm, request) : whole(llm, request);
    }
  }

  private static Outcome whole(Llm llm, ChatRequest request) {
    try {
      var answer = llm.chat(request);
      return new Outcome(null, answer.finishReason(), answer.toolCalls(), answer.warnings());
    } catch (LlmException failed) {
      return new Outcome(failed.error(), null, List.of(), List.of());
    }
  }

  private static Outcome streamed(Llm llm, ChatRequest request) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request)) {
      stream.events().forEach(events::add);
    }
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    return switch (events.getLast()) {
      case StreamEvent.Failure failure -> new Outcome(failure.error(), null, List.of(), List.of());
      case StreamEvent.End end ->
          new Outcome(
              null,
              end.finishReason(),
              all(events, StreamEvent.ToolCall.class),
              all(events, StreamEvent.Warning.class));
      default -> throw new AssertionError("the last event ends nothing: " + events.getLast());
    };
  }

  private static <T> List<T> all(List<StreamEvent> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @ParameterizedTest(name = "{1} {0} streamed {2}")
  @MethodSource("errors")
  void an_error_is_of_its_kind(ErrorScenario error, SimulatedSide side, boolean streamed) {
    var told = ask(error, side, streamed).failure();

    assertThat(told.kind().json()).as(told.message()).isEqualTo(error.kind());
    assertThat(told.provider()).isEqualTo(side.provider());
    assertThat(told.model()).isEqualTo(error.model());
    assertThat(told.message()).isNotBlank().doesNotContain(SIMULATOR.key(), "Hello");
    boolean broken = error.model().endsWith("-midstream") && streamed;
    assertThat(told.partialText().isEmpty()).isEqualTo(!broken);
  }

  @ParameterizedTest(name = "{1} {0} streamed {2}")
  @MethodSource("faults")
  void a_faulty_tool_call_is_marked_and_warned_of(
      ErrorScenario error, SimulatedSide side, boolean streamed) {
    var outcome = ask(error, side, streamed);

    // Gemini keeps a call that it cannot read to itself, and says only that there was one.
    boolean kept = side == SimulatedSide.GEMINI && error.model().endsWith("-malformed");
    var faults =
        outcome.calls().stream()
            .flatMap(call -> Stream.ofNullable(call.fault()))
            .map(fault -> fault.name().toLowerCase(Locale.ROOT));
    assertThat(faults.toList()).isEqualTo(kept ? List.of() : List.of(error.fault().orElseThrow()));
    assertThat(outcome.warnings())
        .extracting(StreamEvent.Warning::code)
        .contains("invalid_tool_call");
    assertThat(outcome.finish()).isNotNull();
  }

  @Test
  void the_wait_is_found_wherever_the_vendor_tells_it() {
    for (var side : SimulatedSide.values()) {
      var error = named("error-rate-limited");
      assertThat(ask(error, side, true).failure().retryAfter())
          .as(side.provider())
          .isEqualTo(side == SimulatedSide.OLLAMA ? null : Duration.ofSeconds(7));
    }
  }

  @Test
  void the_field_that_is_wrong_is_named_where_the_vendor_names_it() {
    var error = named("error-invalid-request");
    assertThat(ask(error, SimulatedSide.OPENAI, true).failure().param()).isEqualTo("temperature");
  }

  @Test
  void every_kind_that_a_server_can_cause_has_a_model() {
    var shown =
        SIMULATOR.errors().stream()
            .map(ErrorScenario::kind)
            .collect(Collectors.toCollection(TreeSet::new));
    var causes =
        Stream.of(LlmError.Kind.values())
            .filter(kind -> !OF_THE_CLIENT.contains(kind) && !OF_THE_CONNECTION.contains(kind))
            .map(LlmError.Kind::json)
            .toList();
    assertThat(shown).containsAll(causes);
  }
}
