package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set-Cookie",
        "authorization",
        "WWW-Authenticate",
        "x-api-key",
        "api-key",
        "x-goog-api-key",
        "x-amz-security-token",
        "x-auth-token",
        "x-csrf-token",
        "x-session-id"
      })
  void key_like_headers_are_not_kept(String name) {
    assertThat(Headers.secret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-request-id",
        "x-ratelimit-remaining-tokens",
        "anthropic-ratelimit-input-tokens-limit",
        "retry-after",
        "openai-processing-ms",
        "content-type"
      })
  void others_are(String name) {
    assertThat(Headers.secret(name)).isFalse();
  }
}
