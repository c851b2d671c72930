package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are known and good for nothing, and addresses that are not the API. */
class TroubleTest {
  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();

  private RawClient.Answer get(String path, String key) throws IOException {
    try (var client = new RawClient(simulator.get().openAiUrl().getPort())) {
      return client.get(path, key).read();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/openai/v1/models, -no-scope, 401, Missing scopes",
    "/openai/v1/models, -no-quota, 429, insufficient_quota",
    "/openai/v1/models, -rate-limited, 429, rate_limit_exceeded",
    "/openai/v1/models, -overloaded, 503, overloaded",
    "/anthropic/v1/models, -no-scope, 403, permission_error",
    "/anthropic/v1/models, -overloaded, 529, overloaded_error",
    "/ollama/api/tags, -no-quota, 402, error",
    "/openai/v1/models, -other, 401, invalid_api_key"
  })
  void an_ending_says_what_is_wrong_with_a_key(String path, String ending, int status, String said)
      throws IOException {
    var answer = get(path, simulator.get().key() + ending);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void addresses_that_are_not_the_api() throws IOException {
    var key = simulator.get().key();
    assertThat(get("/html/v1/models", key).body()).contains("It works!");
    assertThat(get("/portal", key).body()).contains("Guest Wi-Fi");
    assertThat(get("/redirect/openai/v1/models", key).headers())
        .containsEntry(":status", "308")
        .containsEntry("location", "/openai/v1/models");
    assertThat(get("/redirect", key).headers()).containsEntry("location", "/");
    assertThat(get("/nowhere", key).status()).isEqualTo(404);
  }
}
