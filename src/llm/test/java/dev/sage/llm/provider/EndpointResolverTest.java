package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment makes of a vendor. */
class EndpointResolverTest {

  private static final String KEY = "sk-0123456789abcdef0123";

  @Test
  void the_vendors_own_variables_are_honoured() {
    var endpoint =
        resolve(
            "openai",
            Map.of(
                "OPENAI_API_KEY", " " + KEY + "\n",
                "OPENAI_BASE_URL", "https://proxy.example/v1/",
                "OPENAI_ORG_ID", "org-1"));

    assertThat(endpoint.baseUrl()).hasToString("https://proxy.example/v1/");
    assertThat(Objects.requireNonNull(endpoint.key()).reveal()).isEqualTo(KEY);
    assertThat(endpoint.headers()).containsEntry("OpenAI-Organization", "org-1");
  }

  @Test
  void a_token_goes_into_another_header_than_a_key() {
    assertThat(resolve("anthropic", Map.of("ANTHROPIC_API_KEY", KEY)).auth())
        .isEqualTo(AuthStyle.X_API_KEY);
    assertThat(resolve("anthropic", Map.of("ANTHROPIC_AUTH_TOKEN", KEY)).auth())
        .isEqualTo(AuthStyle.BEARER);
  }

  @Test
  void a_local_server_needs_no_key() {
    var endpoint = resolve("ollama", Map.of());

    assertThat(endpoint.key()).isNull();
    assertThat(endpoint.auth()).isEqualTo(AuthStyle.NONE);
    assertThat(endpoint.local()).isTrue();
  }

  @Test
  void an_empty_variable_is_an_unset_one() {
    assertThatThrownBy(() -> resolve("openai", Map.of("OPENAI_API_KEY", "")))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("OPENAI_API_KEY");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, http://localhost:11434/v1",
    "box:8080, http://box:8080/v1",
    ":8080, http://127.0.0.1:8080/v1",
    "0.0.0.0, http://127.0.0.1:11434/v1",
    "0.0.0.0:1234, http://127.0.0.1:1234/v1",
    "[::]:1234, http://[::1]:1234/v1",
    "::1, http://[::1]:11434/v1",
    "http://box, http://box:80/v1",
    "https://ollama.com, https://ollama.com:443/v1",
    "https://box/ollama/, https://box:443/ollama/v1",
    "https://box:99/v1, https://box:99/v1",
    "\"box\", http://box:11434/v1",
  })
  void ollamas_host_may_lack_most_of_a_url(String value, String expected) {
    assertThat(resolve("ollama", Map.of("OLLAMA_HOST", value)).baseUrl()).hasToString(expected);
  }

  private static Endpoint resolve(String vendor, Map<String, String> environment) {
    return new EndpointResolver(environment)
        .resolve(new VendorCatalog().find(vendor).orElseThrow());
  }
}
