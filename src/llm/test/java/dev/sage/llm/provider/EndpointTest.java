package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.secret.Secret;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any address works, with and without its version, with and without a slash at its end. */
class EndpointTest {

  private static final Secret KEY = Secret.of("sk-0123456789abcdef0123");

  @ParameterizedTest
  @CsvSource({
    "openai-chat, http://box:8000, http://box:8000/v1/chat/completions",
    "openai-chat, http://box:8000/, http://box:8000/v1/chat/completions",
    "openai-chat, http://box:8000/v1, http://box:8000/v1/chat/completions",
    "openai-chat, http://box:8000/v1/, http://box:8000/v1/chat/completions",
    "openai-chat, https://gate.test/openai, https://gate.test/openai/chat/completions",
    "openai-responses, https://gate.test, https://gate.test/v1/responses",
    "openai-responses, https://gate.test/v1/, https://gate.test/v1/responses",
    "anthropic-messages, https://gate.test, https://gate.test/v1/messages",
    "anthropic-messages, https://gate.test/v1, https://gate.test/v1/messages",
    "anthropic-messages, https://gate.test/anthropic/v1/, https://gate.test/anthropic/v1/messages",
    "gemini, https://g.test, https://g.test/v1beta/models/m:streamGenerateContent?alt=sse",
    "gemini, https://g.test/v1beta/, https://g.test/v1beta/models/m:streamGenerateContent?alt=sse",
    "ollama, http://box:11434, http://box:11434/api/chat",
    "ollama, http://box:11434/, http://box:11434/api/chat",
    "ollama, http://box:11434/api, http://box:11434/api/chat",
  })
  void an_address_may_have_its_version_or_not(String format, String address, String expected) {
    var endpoint = Endpoint.of("x", format, URI.create(address), KEY);
    var wire = new WireFormats(Map.of()).find(format).orElseThrow();

    assertThat(
            new HttpRequests(endpoint, wire)
                .chatUrl(ChatRequest.of("x/m", Message.user("Hi")), true))
        .hasToString(expected);
  }

  @Test
  void a_server_with_its_paths_at_the_top_is_reached_too() {
    var bare = URI.create("https://top.test");
    var endpoint = Endpoint.openAiChat("x", bare, KEY).withBaseUrl(bare);
    var wire = new WireFormats(Map.of()).find("openai-chat").orElseThrow();

    assertThat(
            new HttpRequests(endpoint, wire)
                .chatUrl(ChatRequest.of("x/m", Message.user("Hi")), true))
        .hasToString("https://top.test/chat/completions");
  }

  @Test
  void a_key_goes_where_the_formats_vendor_takes_it() {
    var url = URI.create("https://x.test");

    assertThat(Endpoint.openAiChat("x", url, KEY).auth()).isEqualTo(AuthStyle.BEARER);
    assertThat(Endpoint.openAiResponses("x", url, KEY).auth()).isEqualTo(AuthStyle.BEARER);
    assertThat(Endpoint.anthropicMessages("x", url, KEY).auth()).isEqualTo(AuthStyle.X_API_KEY);
    assertThat(Endpoint.gemini("x", url, KEY).auth()).isEqualTo(AuthStyle.X_GOOG_API_KEY);
    assertThat(Endpoint.ollama("x", url, KEY).auth()).isEqualTo(AuthStyle.BEARER);
  }

  @Test
  void a_header_written_by_hand_wins_over_the_key() {
    var endpoint =
        Endpoint.openAiChat("x", URI.create("https://x.test"), KEY)
            .withHeaders(Map.of("authorization", "Basic abc"));
    var wire = new WireFormats(Map.of()).find("openai-chat").orElseThrow();

    var call = new HttpRequests(endpoint, wire).models(null);

    assertThat(call.headers()).containsEntry("Authorization", "Basic abc");
  }
}
