package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.models.Model;
import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenAI's official Java client takes what the simulator says for OpenAI's own words. */
class OpenAiSdkTest {
  private Simulator simulator;
  private OpenAIClient client;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    client = client(simulator.key());
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  private OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(simulator.openAiUrl().toString())
        .apiKey(key)
        .build();
  }

  private static ChatCompletionCreateParams.Builder hello(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage("Hello");
  }

  private ChatCompletion stream(ChatCompletionCreateParams.Builder request) {
    var whole = ChatCompletionAccumulator.create();
    var options = ChatCompletionStreamOptions.builder().includeUsage(true).build();
    try (var stream =
        client.chat().completions().createStreaming(request.streamOptions(options).build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.chatCompletion();
  }

  @Test
  void streams_text_with_usage_and_finish_reason() {
    var answer = stream(hello("clean"));

    assertThat(answer.choices().getFirst().message().content().orElseThrow())
        .hasSizeGreaterThan(400)
        .contains("```", "\n");
    assertThat(answer.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    assertThat(answer.usage().orElseThrow().completionTokens()).isBetween(120L, 260L);
  }

  @Test
  void says_the_same_whole_and_streamed() {
    var streamed = stream(hello("clean"));
    var whole = client.chat().completions().create(hello("clean").build());

    assertThat(whole.choices().getFirst().message().content())
        .isEqualTo(streamed.choices().getFirst().message().content());
    assertThat(whole.usage()).isEqualTo(streamed.usage());
  }

  @Test
  void gives_a_whole_tool_argument_that_the_tool_accepts() {
    var answer = stream(hello("tool").addTool(weather()));

    var choice = answer.choices().getFirst();
    assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
    var call = choice.message().toolCalls().orElseThrow().getFirst().asFunction();
    assertThat(call.function().name()).isEqualTo("weather");
    var arguments = Json.parse(call.function().arguments());
    assertThat(arguments.path("unit").asString()).isIn("celsius", "fahrenheit");
    assertThat(arguments.path("days").asInt()).isBetween(1, 7);
    assertThat(arguments.path("text").asString()).hasSizeGreaterThan(100_000);
  }

  @Test
  void answers_a_tool_result_with_text() {
    var first = client.chat().completions().create(hello("tool").addTool(weather()).build());
    var message = first.choices().getFirst().message();
    var result =
        ChatCompletionToolMessageParam.builder()
            .toolCallId(message.toolCalls().orElseThrow().getFirst().asFunction().id())
            .content("21 °C")
            .build();

    var answer = stream(hello("tool").addTool(weather()).addMessage(message).addMessage(result));

    assertThat(answer.choices().getFirst().message().content().orElseThrow()).isNotBlank();
    assertThat(answer.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
  }

  // The client has no field for other vendors' reasoning, and no other way to unknown fields.
  @SuppressWarnings("deprecation")
  @Test
  void reasons_before_it_answers() {
    var request = hello("reasoning").build();
    var reasoning = new StringBuilder();
    var text = new StringBuilder();
    try (var stream = client.chat().completions().createStreaming(request)) {
      stream.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .forEach(
              choice -> {
                var part = choice.delta()._additionalProperties().get("reasoning_content");
                reasoning.append(part == null ? "" : part.asStringOrThrow());
                text.append(choice.delta().content().orElse(""));
                assertThat(part == null || text.isEmpty()).as("reasoning comes first").isTrue();
              });
    }

    assertThat(reasoning).hasSizeGreaterThan(200);
    assertThat(text).hasSizeGreaterThan(400);
  }

  @Test
  void cuts_the_answer_at_the_token_limit() {
    var answer = stream(hello("clean").maxCompletionTokens(7));

    assertThat(answer.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.LENGTH);
    assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(7);
  }

  @Test
  void refuses_a_wrong_key() {
    var stranger = client("sk-wrong");

    assertThatThrownBy(() -> stranger.chat().completions().create(hello("clean").build()))
        .isInstanceOfSatisfying(
            UnauthorizedException.class,
            e -> {
              assertThat(e.code()).contains("invalid_api_key");
              assertThat(e.headers().values("x-request-id")).hasSize(1);
              assertThat(e.getMessage()).doesNotContain("sk-wrong");
            });
    stranger.close();
  }

  @Test
  void does_not_know_other_models() {
    assertThatThrownBy(() -> client.chat().completions().create(hello("gpt-4.1").build()))
        .isInstanceOfSatisfying(
            NotFoundException.class, e -> assertThat(e.code()).contains("model_not_found"));
  }

  @Test
  void refuses_a_bad_request() {
    var request = hello("clean").maxCompletionTokens(0).build();

    assertThatThrownBy(() -> client.chat().completions().create(request))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.param()).contains("max_completion_tokens"));
  }

  @Test
  void takes_the_repetition_of_a_refused_request_and_forgets_it_then() {
    var impatient = client.withOptions(options -> options.maxRetries(0));
    var request = hello("rate-limit").build();

    assertThatThrownBy(() -> impatient.chat().completions().create(request))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            e -> {
              assertThat(e.code()).contains("rate_limit_exceeded");
              assertThat(e.headers().values("retry-after-ms")).containsExactly("800");
            });
    assertThat(impatient.chat().completions().create(request).choices()).hasSize(1);
    assertThatThrownBy(() -> impatient.chat().completions().create(request))
        .isInstanceOf(RateLimitException.class);
  }

  @Test
  void is_reached_by_the_clients_own_retry() {
    assertThat(stream(hello("rate-limit")).choices()).hasSize(1);
  }

  @Test
  void reports_an_error_inside_the_stream() {
    var text = new StringBuilder();
    try (var stream =
        client.chat().completions().createStreaming(hello("error-after-200").build())) {
      assertThatThrownBy(
              () ->
                  stream.stream()
                      .flatMap(chunk -> chunk.choices().stream())
                      .forEach(choice -> text.append(choice.delta().content().orElse(""))))
          .isInstanceOfSatisfying(
              SseException.class, e -> assertThat(e.type()).contains("server_error"));
    }

    assertThat(text).hasSizeGreaterThan(100);
  }

  @Test
  void lists_its_models() {
    assertThat(client.models().list().data())
        .extracting(Model::id)
        .containsExactlyElementsOf(simulator.models());
    assertThat(client.models().retrieve("clean").id()).isEqualTo("clean");
  }

  private static ChatCompletionFunctionTool weather() {
    var properties =
        Map.of(
            "place", Map.of("type", "string"),
            "text", Map.of("type", "string"),
            "unit", Map.of("type", "string", "enum", List.of("celsius", "fahrenheit")),
            "days", Map.of("type", "integer", "minimum", 1, "maximum", 7));
    return ChatCompletionFunctionTool.builder()
        .function(
            FunctionDefinition.builder()
                .name("weather")
                .parameters(
                    FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(properties))
                        .build())
                .build())
        .build();
  }
}
