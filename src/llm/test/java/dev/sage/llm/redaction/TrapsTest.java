package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a secret and is none. */
class TrapsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id 0190a5f2-7c3e-7b1a-9a6e-1f2e3d4c5b6a",
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "ETag: W/\"33a64df551425fcc55e4d42a148795d9f25f89d4\"",
        "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\"",
        "\"id\":\"msg_01XFDUDYJgAACzvnptvVoYEL\"",
        "\"tool_call_id\":\"call_62136354a0b24f2ea9b6c7d8\"",
        "x-request-id: req_011CSHoEeqs5C35K2UUqR7Fy",
        "{\"max_tokens\":4096,\"prompt_tokens\":1234567890123456789}",
        "the tokenizer of 128 tokens",
        "tokenizer = \"o200k_base_2024_x1\"",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
        "claude-sonnet-4-5-20250929, gpt-4.1-mini-2025-04-14, o3-mini",
        "version 2.17.1-rc.3+build.20261126",
        "api_key=${OPENAI_API_KEY}",
        "api_key: {{ openai_key_1 }}",
        "api_key=<your-key-1234567>",
        "api_key=[your-key-1234567]",
        "api_key=(your-key-1234567)",
        "api_key=%OPENAI_KEY_12345%",
        "Authorization: Bearer $TOKEN_1234",
        "Authorization: Bearer <token-1234>",
        "OPENAI_API_KEY=sk-...",
        "api_key=****************",
        "api_key: xxxxxxxxxxxxxxxx",
        "apiKey: process.env.OPENAI_KEY_1",
        "api_key=os.environ['KEY_12345']",
        "api_key = System.getenv(\"KEY_12345\")",
        "api_key: a-${{secrets.KEY_12345}}",
        "api_key=loadSecret(12345)",
        "\"api_key\": null",
        "api_key=your-key-goes-here-1",
        "password: null",
        "the password is good",
        "https://example.org/a-b/c?page=1&sort=key#token",
        "keyboard: qwertz1234567890AbC",
        "public_key = AbCdEf0123456789xYz",
      })
  void stay(String text) {
    Redacted.assertStays(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[openai-key:3f9a]",
        "api_key=[openai-key:3f9a]",
        "Authorization: Bearer [bearer-token:00ff] end",
        "password: \"[password:1234]\"",
        "[SECRET:db-token] and [SECRET:api_key]=[SECRET:api_key]",
        "api_key=abcdef0123456789[openai-key:3f9a]",
        "[openai-key:3f9a]-api_key=abcdef0123456789",
        "a ([openai-key:3f9a]) token=abcdef0123456789[jwt:3f9a]",
      })
  void placeholders_stay(String text) {
    Redacted.assertStays(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[api_key:Zq81Kfd0LLmPq7z]",
        "[something token=Zq81Kfd0LLmPq7z]",
        "[no-such-kind:3f9a] token=Zq81Kfd0LLmPq7z",
        "[token:3f9a token=Zq81Kfd0LLmPq7z",
        "[openai-key:3f9a token=Zq81Kfd0LLmPq7z",
        "[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_token=Zq81Kfd0LLmPq7z",
        "[token-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa token=Zq81Kfd0LLmPq7z",
        "]-token=Zq81Kfd0LLmPq7z",
      })
  void what_only_begins_like_a_placeholder_protects_nothing(String text) {
    assertThat(Redacted.of(text)).doesNotContain("Zq81Kfd0LLmPq7z");
  }
}
