package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.Client;
import com.google.genai.errors.ClientException;
import com.google.genai.types.Content;
import com.google.genai.types.FinishReason;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Part;
import com.google.genai.types.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Google's official Java client takes what the simulator says for Gemini's own words. */
class GeminiSdkTest {
  private static final GenerateContentConfig PLAIN = GenerateContentConfig.builder().build();

  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();
  private Client client;

  @BeforeEach
  void connect() {
    client = client(simulator.get().key());
  }

  private Client client(String key) {
    return Client.builder()
        .apiKey(key)
        .httpOptions(HttpOptions.builder().baseUrl(simulator.get().geminiUrl().toString()).build())
        .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  private List<GenerateContentResponse> stream(String model, GenerateContentConfig config) {
    var pieces = new ArrayList<GenerateContentResponse>();
    for (var piece : client.models.generateContentStream(model, "Hello", config)) {
      pieces.add(piece);
    }
    return pieces;
  }

  private static List<Part> parts(GenerateContentResponse piece) {
    return Objects.requireNonNullElse(piece.parts(), List.of());
  }

  private static String text(List<GenerateContentResponse> pieces) {
    return pieces.stream()
        .flatMap(piece -> parts(piece).stream())
        .filter(part -> !part.thought().orElse(false))
        .map(part -> part.text().orElse(""))
        .collect(Collectors.joining());
  }

  @Test
  void says_the_same_whole_and_streamed_with_usage() {
    var streamed = stream("clean", PLAIN);
    var whole = client.models.generateContent("clean", "Hello", PLAIN);

    assertThat(text(streamed)).hasSizeGreaterThan(400).isEqualTo(whole.text());
    assertThat(whole.finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
    assertThat(streamed.getLast().usageMetadata()).isEqualTo(whole.usageMetadata());
    assertThat(streamed.getLast().responseId()).isEqualTo(whole.responseId());
  }

  @Test
  void thinks_before_it_answers_and_counts_that_apart() {
    var pieces = stream("reasoning", PLAIN);

    assertThat(parts(pieces.getFirst()).getFirst().thought()).contains(true);
    assertThat(text(pieces)).hasSizeGreaterThan(400);
    var usage = pieces.getLast().usageMetadata().orElseThrow();
    assertThat(usage.thoughtsTokenCount().orElseThrow()).isGreaterThan(50);
    assertThat(usage.totalTokenCount().orElseThrow())
        .isEqualTo(
            usage.promptTokenCount().orElseThrow()
                + usage.candidatesTokenCount().orElseThrow()
                + usage.thoughtsTokenCount().orElseThrow());
  }

  @Test
  void calls_a_tool_in_one_piece_and_takes_its_result() {
    var config = GenerateContentConfig.builder().tools(weather()).build();
    var calls =
        stream("tool", config).stream()
            .flatMap(piece -> parts(piece).stream())
            .filter(part -> part.functionCall().isPresent())
            .toList();

    assertThat(calls).hasSize(1);
    var call = calls.getFirst().functionCall().orElseThrow();
    assertThat(call.name()).contains("weather");
    assertThat(call.args().orElseThrow())
        .hasEntrySatisfying("text", text -> assertThat(text.toString()).hasSizeGreaterThan(100_000))
        .hasEntrySatisfying("days", days -> assertThat((Integer) days).isBetween(1, 7));
    var history =
        List.of(
            Content.fromParts(Part.fromText("Hello")),
            Content.builder().role("model").parts(calls.getFirst()).build(),
            Content.fromParts(Part.fromFunctionResponse("weather", Map.of("celsius", 21))));
    assertThat(client.models.generateContent("tool", history, config).text()).isNotBlank();
  }

  @Test
  void ends_at_the_token_limit() {
    var config = GenerateContentConfig.builder().maxOutputTokens(7).build();

    var answer = client.models.generateContent("clean", "Hello", config);
    assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.MAX_TOKENS);
    assertThat(answer.usageMetadata().orElseThrow().candidatesTokenCount()).contains(7);
  }

  @Test
  void refuses_wrong_keys_and_unknown_models() {
    try (var stranger = client("wrong")) {
      assertThatThrownBy(() -> stranger.models.generateContent("clean", "Hello", PLAIN))
          .isInstanceOfSatisfying(ClientException.class, e -> assertThat(e.code()).isEqualTo(400))
          .hasMessageContaining("API key not valid");
    }
    assertThatThrownBy(() -> client.models.generateContent("nope", "Hello", PLAIN))
        .isInstanceOfSatisfying(ClientException.class, e -> assertThat(e.code()).isEqualTo(404));
  }

  /** The client overlooks the error that stands between events; what it got has no end. */
  @Test
  void gets_no_finish_reason_from_a_stream_that_breaks() {
    assertThat(stream("error-after-200", PLAIN))
        .isNotEmpty()
        .allSatisfy(
            piece ->
                assertThat(piece.candidates().orElseThrow().getFirst().finishReason()).isEmpty());
  }

  @Test
  void pages_through_its_models() {
    var names = new ArrayList<String>();
    for (var model : client.models.list(ListModelsConfig.builder().pageSize(3).build())) {
      names.add(model.name().orElseThrow());
    }
    assertThat(names)
        .containsExactlyElementsOf(
            simulator.get().models().stream().map(name -> "models/" + name).toList());
    assertThat(client.models.get("clean", null).name()).contains("models/clean");
  }

  private static Tool weather() {
    var schema =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                "text", Map.of("type", "string"),
                "days", Map.of("type", "integer", "minimum", 1, "maximum", 7)));
    return Tool.builder()
        .functionDeclarations(
            FunctionDeclaration.builder().name("weather").parametersJsonSchema(schema).build())
        .build();
  }
}
