package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A key appears in nothing that leaves a call, whatever a server does with it. */
class LlmSecretsTest extends FaultServerCase {
  @Nested
  class Secrets_stay_secret {

    @Test
    void in_errors_that_quote_the_key() {
      server.on(
          "m",
          c ->
              c.respond(
                  401,
                  "application/json",
                  "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + ".\"}}",
                  "x-api-key: " + KEY,
                  "set-cookie: session=" + KEY,
                  "x-echo: " + KEY));

      var error = failure("m");

      assertThat(error.kind()).isEqualTo(Kind.AUTHENTICATION);
      assertThat(error.toString()).doesNotContain(KEY).doesNotContain(KEY.substring(10));
      assertThat(error.message()).contains("[openai-key:");
    }

    @Test
    void in_kept_headers() {
      server.on(
          "m",
          c ->
              c.stream(
                      "set-cookie: a=" + KEY,
                      "x-api-key: k",
                      "x-echo: " + KEY,
                      "x-ratelimit-remaining-tokens: 12")
                  .say("x")
                  .finish());

      var started = (StreamEvent.Started) events("m").getFirst();

      assertThat(started.headers())
          .doesNotContainKeys("set-cookie", "x-api-key")
          .containsEntry("x-ratelimit-remaining-tokens", "12");
      assertThat(started.toString()).doesNotContain(KEY);
      assertThat(started.rateLimits().tokensRemaining()).isEqualTo(12);
    }

    @Test
    void in_the_string_forms_of_what_holds_them() {
      var endpoint = Endpoint.openAiChat("x", URI.create("http://h/v1"), Secret.of(KEY));

      assertThat(endpoint.toString()).doesNotContain(KEY);
      assertThat(Secret.of(KEY).toString()).doesNotContain(KEY);
      assertThat(llm.redactor().redact("it was " + KEY))
          .isEqualTo(llm.redactor().redact("it was " + KEY))
          .doesNotContain(KEY);
    }
  }
}
