package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIException;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import dev.sage.simulator.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** OpenAI's official Java client takes the simulator's Responses for OpenAI's own. */
class ResponsesSdkTest {
  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();
  private OpenAIClient client;

  @BeforeEach
  void connect() {
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl(simulator.get().openAiUrl().toString())
            .apiKey(simulator.get().key())
            .maxRetries(0)
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  private static ResponseCreateParams.Builder hello(String model) {
    return ResponseCreateParams.builder().model(model).input("Hello");
  }

  private Response stream(ResponseCreateParams.Builder request) {
    var whole = ResponseAccumulator.create();
    try (var stream = client.responses().createStreaming(request.build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.response();
  }

  private static String text(Response response) {
    return response.output().stream()
        .filter(ResponseOutputItem::isMessage)
        .flatMap(item -> item.asMessage().content().stream())
        .map(content -> content.asOutputText().text())
        .collect(Collectors.joining());
  }

  @Test
  void says_the_same_whole_and_streamed_with_usage() {
    var streamed = stream(hello("clean"));
    var whole = client.responses().create(hello("clean").build());

    assertThat(text(streamed)).hasSizeGreaterThan(400).isEqualTo(text(whole));
    assertThat(streamed.usage()).isEqualTo(whole.usage());
    assertThat(streamed.usage().orElseThrow().outputTokens()).isBetween(120L, 260L);
    assertThat(streamed.status()).contains(ResponseStatus.COMPLETED);
    assertThat(streamed.id()).isEqualTo(whole.id());
  }

  @Test
  void sends_every_event_in_a_shape_that_the_client_validates() {
    try (var stream = client.responses().createStreaming(hello("reasoning").build())) {
      assertThat(stream.stream()).isNotEmpty().allSatisfy(ResponseStreamEvent::validate);
    }
    client.responses().create(hello("reasoning").build()).validate();
    client.responses().create(hello("tool").build()).validate();
  }

  @Test
  void reasons_in_an_item_of_its_own_before_it_answers() {
    var answer = stream(hello("reasoning"));

    assertThat(answer.output()).hasSize(2);
    assertThat(answer.output().getFirst().asReasoning().summary().getFirst().text())
        .hasSizeGreaterThan(200);
    assertThat(text(answer)).hasSizeGreaterThan(400);
    assertThat(answer.usage().orElseThrow().outputTokensDetails().reasoningTokens())
        .isGreaterThan(50);
  }

  @Test
  void calls_a_tool_and_takes_its_result() {
    var call = stream(hello("tool").addTool(weather())).output().getFirst().asFunctionCall();
    var arguments = Json.parse(call.arguments());
    assertThat(call.name()).isEqualTo("weather");
    assertThat(arguments.path("days").asInt()).isBetween(1, 7);
    assertThat(arguments.path("text").asString()).hasSizeGreaterThan(100_000);

    var items =
        List.of(
            ResponseInputItem.ofFunctionCall(call),
            ResponseInputItem.ofFunctionCallOutput(
                ResponseInputItem.FunctionCallOutput.builder()
                    .callId(call.callId())
                    .output("21 °C")
                    .build()));
    var answer =
        stream(
            ResponseCreateParams.builder().model("tool").inputOfResponse(items).addTool(weather()));
    assertThat(text(answer)).isNotBlank();
  }

  @Test
  void is_incomplete_at_the_token_limit() {
    var answer = stream(hello("clean").maxOutputTokens(20));

    assertThat(answer.status()).contains(ResponseStatus.INCOMPLETE);
    assertThat(answer.incompleteDetails().orElseThrow().reason().orElseThrow())
        .isEqualTo(Response.IncompleteDetails.Reason.MAX_OUTPUT_TOKENS);
    assertThat(answer.usage().orElseThrow().outputTokens()).isEqualTo(20);
  }

  @Test
  void refuses_unknown_models_and_limits_below_sixteen_as_bad_requests() {
    assertThatThrownBy(() -> client.responses().create(hello("gpt-5").build()))
        .isInstanceOfSatisfying(
            BadRequestException.class, e -> assertThat(e.code()).contains("model_not_found"));
    var small = hello("clean").maxOutputTokens(15).build();
    assertThatThrownBy(() -> client.responses().create(small))
        .isInstanceOfSatisfying(
            BadRequestException.class, e -> assertThat(e.param()).contains("max_output_tokens"));
  }

  @Test
  void takes_the_repetition_of_a_refused_request() {
    var request = hello("rate-limit").build();

    assertThatThrownBy(() -> client.responses().create(request))
        .isInstanceOf(RateLimitException.class);
    assertThat(text(client.responses().create(request))).isNotBlank();
  }

  @Test
  void reports_an_error_inside_the_stream() {
    var text = new StringBuilder();
    try (var stream = client.responses().createStreaming(hello("error-after-200").build())) {
      assertThatThrownBy(
              () ->
                  stream.stream()
                      .forEach(
                          event -> event.outputTextDelta().ifPresent(d -> text.append(d.delta()))))
          .isInstanceOf(OpenAIException.class);
    }
    assertThat(text).hasSizeGreaterThan(100);
  }

  private static FunctionTool weather() {
    var properties =
        Map.of(
            "text", Map.of("type", "string"),
            "days", Map.of("type", "integer", "minimum", 1, "maximum", 7));
    return FunctionTool.builder()
        .name("weather")
        .parameters(
            FunctionTool.Parameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(properties))
                .build())
        .strict(false)
        .build();
  }
}
