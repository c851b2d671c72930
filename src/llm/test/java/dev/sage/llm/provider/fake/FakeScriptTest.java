package dev.sage.llm.provider.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatResponse;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.policy.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fake answers: by the program's own function, by conditions, by a script. */
class FakeScriptTest {

  @TempDir private Path folder;

  private static FakeScript script() throws Exception {
    return FakeScript.read(
        Path.of(Objects.requireNonNull(FakeScriptTest.class.getResource("script.json")).toURI()));
  }

  private static Llm client(FakeProvider fake) {
    return Llm.builder().environment(Map.of()).retry(RetryPolicy.NEVER).provider(fake).build();
  }

  private static ChatResponse ask(Llm llm, String model, String prompt) {
    return llm.stream(ChatRequest.of("fake/" + model, Message.user(prompt))).response();
  }

  @Test
  void a_script_says_thinks_calls_fails_counts_and_finishes() throws Exception {
    try (var llm = client(FakeProvider.of(script()))) {
      var calls = ask(llm, "m", "the weather?");
      assertThat(calls.reasoning()).isEqualTo("I need the weather.");
      assertThat(calls.toolCalls().getFirst().arguments()).isEqualTo("{\"city\":\"Łódź\"}");
      assertThat(calls.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
      assertThat(calls.usage().cacheRead()).isEqualTo(12);
      assertThat(calls.usage().reasoning()).isEqualTo(4);

      assertThat(ask(llm, "m", "the weather again?").text()).isEqualTo("It is 3 °C.");
      assertThat(ask(llm, "m", "the weather again?").text()).isEqualTo("It is 3 °C.");

      assertThatThrownBy(() -> ask(llm, "busy", "hello"))
          .isInstanceOfSatisfying(
              LlmException.class,
              failed -> {
                assertThat(failed.error().kind()).isEqualTo(Kind.RATE_LIMITED);
                assertThat(failed.error().httpStatus()).isEqualTo(429);
                assertThat(failed.error().retryAfter()).isEqualTo(Duration.ofMillis(1500));
                assertThat(failed.error().message()).isEqualTo("Slow down.");
              });

      var cut = ask(llm, "m", "hello");
      assertThat(cut.text()).isEqualTo("Cut off");
      assertThat(cut.finishReason()).isEqualTo(FinishReason.LENGTH);
    }
  }

  @Test
  void the_same_seed_cuts_the_same_pieces() throws Exception {
    assertThat(pieces(script())).isEqualTo(pieces(script())).hasSizeGreaterThan(2);
  }

  private static List<String> pieces(FakeScript script) {
    var pieces = new ArrayList<String>();
    try (var llm = client(FakeProvider.of(script))) {
      for (var event : llm.stream(ChatRequest.of("fake/m", Message.user("weather")))) {
        if (event instanceof StreamEvent.Reasoning piece) {
          pieces.add(piece.value());
        }
      }
    }
    return pieces;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                             | the script is no JSON object
          {"answer":[]}                                  | the script has the unknown field "answer". Known are: seed, answers
          {"seed":1}                                     | answers is no list
          {"seed":-1,"answers":[]}                       | seed is no whole number from 0 on
          {"answers":[{"steps":[{"sya":"x"}]}]}          | answers[0].steps[0] has the unknown field "sya"
          {"answers":[{"steps":[{"say":"x","wait":1}]}]} | answers[0].steps[0] has 2 fields
          {"answers":[{"steps":[{"say":1}]}]}            | answers[0].steps[0].say is no text
          {"answers":[{"steps":[{"finish":"sotp"}]}]}    | answers[0].steps[0].finish is "sotp", which is unknown
          {"answers":[{"steps":[{"fail":{"kind":"x"}}]}]}| answers[0].steps[0].fail.kind is "x", which is unknown
          {"answers":[{"steps":[{"wait":"1s"}]}]}        | answers[0].steps[0].wait is no whole number
          """)
  void a_mistake_is_named_with_its_place(String json, String message) throws IOException {
    var file = Files.writeString(folder.resolve("fake.json"), json);

    assertThatThrownBy(() -> FakeScript.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("fake.json")
        .hasMessageContaining(message);
  }

  @Test
  void the_programs_function_comes_first_then_conditions_then_models_then_the_rest() {
    var fake =
        FakeProvider.builder()
            .answering(
                request -> request.messages().size() > 1 ? FakeAnswer.text("by function") : null)
            .when(
                request -> !request.tools().isEmpty() || request.modelName().equals("x"),
                FakeAnswer.text("by condition"),
                FakeAnswer.text("by condition again"))
            .answer("m", FakeAnswer.text("by model"))
            .answer(FakeAnswer.text("any"))
            .build();
    try (var llm = client(fake)) {
      var two = ChatRequest.of("fake/x", Message.user("a"), Message.user("b"));
      assertThat(llm.stream(two).text()).isEqualTo("by function");
      assertThat(ask(llm, "x", "a").text()).isEqualTo("by condition");
      assertThat(ask(llm, "x", "a").text()).isEqualTo("by condition again");
      assertThat(ask(llm, "m", "a").text()).isEqualTo("by model");
      assertThat(ask(llm, "y", "a").text()).isEqualTo("any");
    }
  }
}
