package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmException;
import dev.sage.llm.redaction.Redactor;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where traces and metrics go, as the configuration says it. */
class CollectorSettingsTest extends ConfigCase {

  private void otlp(String members) throws IOException {
    user("{\"telemetry\": {\"otlp\": {" + members + "}}}");
  }

  @Test
  void there_is_none_unless_somebody_names_one() {
    assertThat(load().collector()).isEmpty();
  }

  @Test
  void has_an_address_headers_whose_references_are_followed_and_no_contents() throws IOException {
    environment("COLLECTOR_KEY", KEY);
    otlp(
        """
        "endpoint": "https://otlp.test/base",
        "headers": {"Authorization": {"env": "COLLECTOR_KEY"}, "x.team": "search"}\
        """);

    assertThat(load().collector())
        .contains(
            new CollectorSettings(
                URI.create("https://otlp.test/base"), Set.of("Authorization", "x.team"), false));
    assertThat(load().collectorHeaders())
        .containsExactlyInAnyOrderEntriesOf(Map.of("Authorization", KEY, "x.team", "search"));
    assertThat(load().problems()).isEmpty();
  }

  @Test
  void shows_no_header_anywhere_and_tells_the_redactor() throws IOException {
    var value = "nothing-like-a-key-" + System.nanoTime();
    otlp("\"endpoint\": \"https://otlp.test\", \"headers\": {\"X-Team\": \"" + value + "\"}");
    var redactor = Redactor.create();

    var config = load();
    config.tell(redactor);

    assertThat(config.settings().toString()).doesNotContain(value);
    assertThat(config.explain("telemetry.otlp.headers.X-Team").value()).doesNotContain(value);
    assertThat(redactor.redact(value)).doesNotContain(value);
  }

  @Test
  void a_key_in_the_file_itself_is_warned_of() throws IOException {
    otlp("\"endpoint\": \"https://otlp.test\", \"headers\": {\"x-api-key\": \"" + KEY + "\"}");

    assertThat(codes(load())).containsExactly(ConfigCode.KEY_INLINE);
  }

  @Test
  void a_reference_that_leads_nowhere_or_a_bad_value_is_said_before_anything_is_sent()
      throws IOException {
    otlp("\"endpoint\": \"https://otlp.test\", \"headers\": {\"a\": {\"env\": \"NOT_SET\"}}");
    assertThat(codes(load())).containsExactly(ConfigCode.REFERENCE_VARIABLE);
    assertThat(load().collector()).isPresent();
    assertThatThrownBy(() -> load().collectorHeaders())
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("telemetry.otlp.headers.a");

    otlp("\"endpoint\": \"otlp.test\"");
    assertThatThrownBy(() -> load().collector()).isInstanceOf(LlmException.class);

    otlp("\"endpoint\": \"https://otlp.test\", \"contents\": \"yes\"");
    assertThatThrownBy(() -> load().collector()).isInstanceOf(LlmException.class);
  }
}
