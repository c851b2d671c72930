package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A project that nobody trusts may do what costs the user nothing: what is its own is its own. */
class HarmlessProjectTest extends ConfigCase {

  @Test
  void sends_its_own_key_to_a_server_of_this_machine() throws IOException {
    Files.writeString(project.resolve("key"), KEY + "file");
    for (var key : new String[] {"\"" + KEY + "file\"", "{\"file\": \"key\"}"}) {
      projectFile(
          "{\"providers\": {\"openai\": {\"baseUrl\": \"http://localhost:8000/v1\", \"apiKey\": %s}}}"
              .formatted(key));

      var endpoint = load().endpoint("openai");

      assertThat(load().trusted()).isFalse();
      assertThat(endpoint.baseUrl()).hasToString("http://localhost:8000/v1");
      assertThat(key(endpoint)).isEqualTo(KEY + "file");
    }
  }

  @Test
  void says_where_a_server_of_this_machine_listens() throws IOException {
    dotenv("OLLAMA_HOST=http://127.0.0.1:9999\n");

    assertThat(load().problems()).isEmpty();
    assertThat(load().endpoint("ollama").baseUrl()).hasToString("http://127.0.0.1:9999");
  }

  @Test
  void adds_a_header_where_no_secret_of_the_user_goes_along() throws IOException {
    projectFile(
        "{\"providers\": {\"ollama\": {\"headers\": {\"X-Trace\": \"1\", \"X-Old\": null}}}}");

    user("{\"providers\": {\"ollama\": {\"headers\": {\"X-Team\": \"blue\"}}}}");
    assertThat(load().endpoint("ollama").headers())
        .containsEntry("X-Team", "blue")
        .containsEntry("X-Trace", "1");

    user("{\"providers\": {\"ollama\": {\"headers\": {\"Authorization\": \"Bearer x\"}}}}");
    assertThat(codes(load())).containsOnlyOnce(ConfigCode.UNTRUSTED_HEADER);
    assertThat(load().endpoint("ollama").headers()).doesNotContainKey("X-Trace");
  }

  @Test
  void takes_away_an_address_that_the_user_does_not_set_either() throws IOException {
    user("{\"providers\": {\"ollama\": {\"baseUrl\": null}}}");
    projectFile("{\"providers\": {\"ollama\": {\"baseUrl\": null}}}");

    assertThat(load().problems()).isEmpty();
    assertThat(load().endpoint("ollama").baseUrl()).hasToString("http://localhost:11434");
  }

  @Test
  void leaves_a_proxy_empty_without_being_accused_of_setting_one() throws IOException {
    projectFile("{\"caFile\": \"\", \"proxy\": {\"url\": \" \"}}");

    assertThat(codes(load())).containsOnly(ConfigCode.EMPTY_VALUE);
  }
}
