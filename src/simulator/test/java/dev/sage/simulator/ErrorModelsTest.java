package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The models that answer with an error, on the wire. What a client makes of them is tested there.
 */
class ErrorModelsTest {
  private static final Map<String, String> HELLO =
      Map.of(
          "/openai/v1/chat/completions",
          "{'model':'%s','stream':true,'messages':[{'role':'user','content':'Hi'}]}",
          "/openai/v1/responses",
          "{'model':'%s','stream':true,'input':'Hi'}",
          "/anthropic/v1/messages",
          "{'model':'%s','stream':true,'max_tokens':900,'messages':[{'role':'user','content':'Hi'}]}",
          "/ollama/api/chat",
          "{'model':'%s','messages':[{'role':'user','content':'Hi'}]}");

  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();

  private RawClient.Answer ask(String path, String model) throws IOException {
    return simulator.post(path, HELLO.getOrDefault(path, "").formatted(model));
  }

  @Test
  void each_is_explained_and_on_an_api_at_least_and_not_listed() {
    assertThat(simulator.get().errors())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            error -> {
              assertThat(error.model()).startsWith("error-");
              assertThat(error.explanation()).endsWith(".");
              assertThat(error.apis()).isNotEmpty();
            })
        .noneMatch(error -> simulator.get().models().contains(error.model()));
  }

  @ParameterizedTest
  @CsvSource({
    "error-billing, /openai/v1/chat/completions, 429, insufficient_quota",
    "error-billing, /anthropic/v1/messages, 400, credit balance",
    "error-rate-limited, /openai/v1/responses, 429, rate_limit_exceeded",
    "error-context-length, /openai/v1/responses, 400, Your input exceeds",
    "error-overloaded, /anthropic/v1/messages, 529, overloaded_error",
    "error-endpoint-not-found, /ollama/api/chat, 404, 404 page not found",
    "error-model-not-found, /ollama/api/chat, 404, model 'error-model-not-found' not found",
    "error-bad-response, /ollama/api/chat, 200, <!DOCTYPE html>",
    "error-overloaded-midstream, /anthropic/v1/messages, 200, overloaded_error",
    "error-server-error-midstream, /ollama/api/chat, 200, while running the model",
  })
  void the_status_and_the_words_are_the_vendors(String model, String path, int status, String said)
      throws IOException {
    var answer = ask(path, model);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void the_wait_is_where_the_vendor_tells_it() throws IOException {
    for (var path : List.of("/openai/v1/chat/completions", "/anthropic/v1/messages")) {
      assertThat(ask(path, "error-rate-limited").headers()).containsEntry("retry-after", "7");
    }
    assertThat(ask("/ollama/api/chat", "error-rate-limited").headers())
        .doesNotContainKey("retry-after");
    assertThat(ask("/anthropic/v1/messages", "error-rate-limited").body()).contains("request_id");
  }

  @Test
  void faulty_tool_calls_are_cut_off_or_share_an_identifier() throws IOException {
    var twins =
        ask("/ollama/api/chat", "error-invalid-tool-call-duplicate")
            .text()
            .lines()
            .map(Json::parse)
            .toList();
    assertThat(twins.get(0).at("/message/tool_calls/0/id"))
        .isEqualTo(twins.get(1).at("/message/tool_calls/0/id"));
    assertThat(ask("/openai/v1/responses", "error-invalid-tool-call-truncated").text())
        .contains("event: response.incomplete");
    assertThat(ask("/openai/v1/chat/completions", "error-invalid-tool-call-malformed").text())
        .contains("\"finish_reason\":\"tool_calls\"");
  }

  @Test
  void a_vendor_without_such_an_error_has_no_such_model() throws IOException {
    assertThat(ask("/ollama/api/chat", "error-content-blocked").status()).isEqualTo(404);
  }
}
