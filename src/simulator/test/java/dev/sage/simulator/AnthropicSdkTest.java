package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.SseException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.models.ModelInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anthropic's official Java client takes what the simulator says for Anthropic's own words. */
class AnthropicSdkTest {
  private Simulator simulator;
  private AnthropicClient client;

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

  private AnthropicClient client(String key) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(simulator.anthropicUrl().toString())
        .apiKey(key)
        .build();
  }

  private static MessageCreateParams.Builder hello(String model) {
    return MessageCreateParams.builder().model(model).maxTokens(1024).addUserMessage("Hello");
  }

  private Message stream(MessageCreateParams.Builder request) {
    var whole = MessageAccumulator.create();
    try (var stream = client.messages().createStreaming(request.build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.message();
  }

  @Test
  void streams_text_with_usage_and_stop_reason() {
    var message = stream(hello("clean"));

    assertThat(message.content().getFirst().asText().text())
        .hasSizeGreaterThan(400)
        .contains("```", "\n");
    assertThat(message.stopReason()).contains(StopReason.END_TURN);
    assertThat(message.usage().outputTokens()).isBetween(120L, 260L);
  }

  @Test
  void says_the_same_whole_and_streamed() {
    var streamed = stream(hello("clean"));
    var whole = client.messages().create(hello("clean").build());

    assertThat(whole.content().getFirst().asText().text())
        .isEqualTo(streamed.content().getFirst().asText().text());
    assertThat(whole.usage().outputTokens()).isEqualTo(streamed.usage().outputTokens());
    assertThat(whole.usage().inputTokens()).isEqualTo(streamed.usage().inputTokens());
  }

  @Test
  void gives_a_whole_tool_argument_that_the_tool_accepts() {
    var message = stream(hello("tool").addTool(weather()));

    assertThat(message.stopReason()).contains(StopReason.TOOL_USE);
    var call = message.content().getFirst().asToolUse();
    assertThat(call.name()).isEqualTo("weather");
    var input = Objects.requireNonNull(call._input().convert(Map.class));
    assertThat(input.get("unit")).isIn("celsius", "fahrenheit");
    assertThat(String.valueOf(input.get("text"))).hasSizeGreaterThan(100_000);
  }

  @Test
  void signs_its_thinking_and_answers_after_it() {
    var message = stream(hello("reasoning"));

    var thinking = message.content().getFirst().asThinking();
    assertThat(thinking.thinking()).hasSizeGreaterThan(200);
    assertThat(thinking.signature()).hasSizeGreaterThan(100);
    assertThat(message.content().get(1).asText().text()).hasSizeGreaterThan(400);
    assertThat(client.messages().create(hello("reasoning").build()).content()).hasSize(2);
  }

  @Test
  void cuts_the_answer_at_the_token_limit() {
    var message = stream(hello("clean").maxTokens(7));

    assertThat(message.stopReason()).contains(StopReason.MAX_TOKENS);
    assertThat(message.usage().outputTokens()).isEqualTo(7);
  }

  @Test
  void refuses_a_wrong_key() {
    var stranger = client("sk-wrong");

    assertThatThrownBy(() -> stranger.messages().create(hello("clean").build()))
        .isInstanceOfSatisfying(
            UnauthorizedException.class,
            e -> {
              assertThat(e.requestId()).isPresent();
              assertThat(e.apiMessage()).contains("invalid x-api-key");
            });
    stranger.close();
  }

  @Test
  void does_not_know_other_models() {
    assertThatThrownBy(() -> client.messages().create(hello("claude-sonnet-4-5").build()))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> assertThat(e.apiMessage()).contains("model: claude-sonnet-4-5"));
  }

  @Test
  void refuses_a_bad_request() {
    assertThatThrownBy(() -> client.messages().create(hello("clean").maxTokens(0).build()))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.apiMessage().orElseThrow()).startsWith("max_tokens"));
  }

  @Test
  void takes_the_repetition_of_a_refused_request() {
    var impatient = client.withOptions(options -> options.maxRetries(0));
    var request = hello("rate-limit").build();

    assertThatThrownBy(() -> impatient.messages().create(request))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            e -> {
              assertThat(e.headers().values("retry-after")).containsExactly("1");
              assertThat(e.headers().values("anthropic-ratelimit-input-tokens-remaining"))
                  .containsExactly("0");
            });
    assertThat(impatient.messages().create(request).content()).hasSize(1);
  }

  @Test
  void reports_an_error_inside_the_stream_or_instead_of_the_answer() {
    try (var stream = client.messages().createStreaming(hello("error-after-200").build())) {
      assertThatThrownBy(() -> stream.stream().forEach(event -> {}))
          .isInstanceOfSatisfying(
              SseException.class,
              e -> assertThat(e.body().toString()).contains("overloaded_error"));
    }
    var impatient = client.withOptions(options -> options.maxRetries(0));
    assertThatThrownBy(() -> impatient.messages().create(hello("error-after-200").build()))
        .isInstanceOfSatisfying(
            InternalServerException.class, e -> assertThat(e.requestId()).isPresent());
  }

  @Test
  void lists_its_models() {
    assertThat(client.models().list().data())
        .extracting(ModelInfo::id)
        .containsExactlyElementsOf(simulator.models());
    assertThat(client.models().retrieve("clean").displayName()).isEqualTo("A clean stream");
  }

  private static Tool weather() {
    return Tool.builder()
        .name("weather")
        .inputSchema(
            Tool.InputSchema.builder()
                .properties(
                    Tool.InputSchema.Properties.builder()
                        .putAdditionalProperty("place", JsonValue.from(Map.of("type", "string")))
                        .putAdditionalProperty("text", JsonValue.from(Map.of("type", "string")))
                        .putAdditionalProperty(
                            "unit",
                            JsonValue.from(Map.of("enum", List.of("celsius", "fahrenheit"))))
                        .build())
                .build())
        .build();
  }
}
