package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmException;
import java.util.HashMap;
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
    "localhost, http://localhost:11434",
    "box:8080, http://box:8080",
    ":8080, http://127.0.0.1:8080",
    "0.0.0.0, http://127.0.0.1:11434",
    "0.0.0.0:1234, http://127.0.0.1:1234",
    "[::]:1234, http://[::1]:1234",
    "::1, http://[::1]:11434",
    "http://box, http://box:80",
    "https://ollama.com, https://ollama.com:443",
    "https://box/ollama/, https://box:443/ollama",
    "https://box:99/v1, https://box:99",
    "\"box\", http://box:11434",
  })
  void ollamas_host_may_lack_most_of_a_url(String value, String expected) {
    var environment = Map.of("OLLAMA_HOST", value);
    assertThat(resolve("ollama", environment).baseUrl()).hasToString(expected);
    assertThat(resolve("ollama-openai", environment).baseUrl()).hasToString(expected + "/v1");
  }

  @ParameterizedTest
  @CsvSource({
    "azure, AZURE_OPENAI_ENDPOINT, https://r.openai.azure.com/, https://r.openai.azure.com/openai/v1",
    "azure, AZURE_OPENAI_ENDPOINT, https://r.test/openai, https://r.test/openai/v1",
    "azure, AZURE_OPENAI_ENDPOINT, https://r.test/openai/v1/, https://r.test/openai/v1",
    "groq, GROQ_BASE_URL, https://api.groq.com, https://api.groq.com/openai/v1",
    "groq, GROQ_BASE_URL, https://api.groq.com/openai/v1, https://api.groq.com/openai/v1",
    "gemini, GOOGLE_GEMINI_BASE_URL, https://g.test, https://g.test",
    "gemini-openai, GOOGLE_GEMINI_BASE_URL, https://g.test, https://g.test/v1beta/openai",
  })
  void an_address_variable_holds_what_the_vendors_own_client_takes(
      String vendor, String variable, String value, String expected) {
    var key = new VendorCatalog().find(vendor).orElseThrow().keyVariables().getFirst().name();
    assertThat(resolve(vendor, Map.of(key, KEY, variable, value)).baseUrl()).hasToString(expected);
  }

  @Test
  void a_vendor_with_an_address_for_each_customer_asks_for_it() {
    assertThatThrownBy(() -> resolve("azure", Map.of("AZURE_OPENAI_API_KEY", KEY)))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("AZURE_OPENAI_ENDPOINT")
        .hasMessageContaining("https://YOUR-RESOURCE.openai.azure.com/openai/v1");
  }

  @Test
  void azure_takes_a_key_in_a_header_of_its_own_and_a_token_as_bearer() {
    var address = Map.of("AZURE_OPENAI_ENDPOINT", "https://r.test");
    assertThat(resolve("azure", with(address, "AZURE_OPENAI_API_KEY")).auth())
        .isEqualTo(AuthStyle.API_KEY);
    assertThat(resolve("azure", with(address, "AZURE_OPENAI_AD_TOKEN")).auth())
        .isEqualTo(AuthStyle.BEARER);
  }

  @Test
  void googles_older_variable_wins_over_geminis() {
    var both = Map.of("GEMINI_API_KEY", "gemini-" + KEY, "GOOGLE_API_KEY", "google-" + KEY);
    var endpoint = resolve("gemini", both);
    assertThat(Objects.requireNonNull(endpoint.key()).reveal()).startsWith("google-");
    assertThat(endpoint.auth()).isEqualTo(AuthStyle.X_GOOG_API_KEY);
  }

  @Test
  void custom_headers_stand_one_a_line() {
    var endpoint =
        resolve(
            "anthropic",
            Map.of(
                "ANTHROPIC_API_KEY",
                KEY,
                "ANTHROPIC_CUSTOM_HEADERS",
                "X-Team: blue\n\n x-tag:a:b \n"));
    assertThat(endpoint.headers())
        .containsEntry("X-Team", "blue")
        .containsEntry("x-tag", "a:b")
        .hasSize(2);
  }

  @Test
  void a_custom_header_that_is_none_is_refused() {
    var environment = Map.of("OPENAI_API_KEY", KEY, "OPENAI_CUSTOM_HEADERS", "no colon here");
    assertThatThrownBy(() -> resolve("openai", environment))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("A header configured for openai")
        .hasMessageContaining("OPENAI_CUSTOM_HEADERS");
  }

  @Test
  void an_address_that_is_none_is_answered_with_one_of_that_vendor() {
    var environment = Map.of("AZURE_OPENAI_API_KEY", KEY, "AZURE_OPENAI_ENDPOINT", "my-resource");
    assertThatThrownBy(() -> resolve("azure", environment))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("AZURE_OPENAI_ENDPOINT")
        .hasMessageContaining("https://YOUR-RESOURCE.openai.azure.com/openai/v1");
  }

  private static Map<String, String> with(Map<String, String> environment, String keyVariable) {
    var all = new HashMap<>(environment);
    all.put(keyVariable, KEY);
    return all;
  }

  private static Endpoint resolve(String vendor, Map<String, String> environment) {
    return new EndpointResolver(environment)
        .resolve(new VendorCatalog().find(vendor).orElseThrow());
  }
}
