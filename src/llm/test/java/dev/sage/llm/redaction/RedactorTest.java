package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.secret.Secret;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  private static final String SECRET = "p+q/r=s\"tüv w?x\\y1";

  private final Redactor redactor = Redactor.create();

  @Nested
  class Known_secrets {

    @Test
    void are_found_as_they_are() {
      redactor.register(Secret.of(SECRET));

      assertThat(redactor.redact("a " + SECRET + " b")).matches("a \\[secret:[0-9a-f]{4}] b");
    }

    @Test
    void are_found_encoded_for_urls_and_json() {
      redactor.register(Secret.of(SECRET));
      var url = URLEncoder.encode(SECRET, UTF_8);

      assertThat(redactor.redact("?k=" + url + "&x")).matches("\\?k=\\[secret:.{4}]&x");
      assertThat(redactor.redact(url.replace("+", "%20"))).startsWith("[secret:");
      assertThat(redactor.redact("{\"k\":\"p+q/r=s\\\"tüv w?x\\\\y1\"}"))
          .matches("\\{\"k\":\"\\[secret:.{4}]\"}");
    }

    @Test
    void are_found_in_base64_wherever_they_begin() {
      var key = "correct-horse-battery-1";
      redactor.register(Secret.of(key));
      for (var before : new String[] {"", "u", "us", "user:"}) {
        for (var after : new String[] {"", "!", "!!"}) {
          var encoded = Base64.getEncoder().encodeToString((before + key + after).getBytes(UTF_8));

          assertThat(redactor.redact("Basic " + encoded))
              .as(before + "|" + after)
              .contains("[secret:");
        }
      }
    }

    @Test
    void are_found_with_their_control_characters_escaped() {
      redactor.register(Secret.of("line\nof\rpass\tword\u0001"));

      assertThat(redactor.redact("{\"k\":\"line\\nof\\rpass\\tword\\u0001\"}"))
          .matches("\\{\"k\":\"\\[secret:.{4}]\"}");
    }

    @Test
    void may_be_registered_twice() {
      redactor.register(Secret.of("correct-horse-1"));
      redactor.register(Secret.of("correct-horse-1"));

      assertThat(redactor.redact("<correct-horse-1>")).matches("<\\[secret:.{4}]>");
    }

    @Test
    void are_found_in_bytes() {
      redactor.register(Secret.of("correct-horse-1"));

      assertThat(new String(redactor.redact("<correct-horse-1>".getBytes(UTF_8)), UTF_8))
          .matches("<\\[secret:.{4}]>");
    }

    @Test
    void do_not_show_in_the_rule_that_looks_for_them() {
      assertThat(SecretForms.of("correct-horse-1", null).getFirst().check().toString())
          .isEqualTo("KnownSecret[secret]");
    }

    @Test
    void have_equal_placeholders_in_every_form() {
      redactor.register(Secret.of(SECRET));
      var plain = redactor.redact(SECRET);

      assertThat(redactor.redact(URLEncoder.encode(SECRET, UTF_8))).isEqualTo(plain);
    }

    @Test
    void that_are_words_stay() {
      redactor.register(Secret.of("ollama"));

      assertThat(redactor.redact("ask ollama")).isEqualTo("ask ollama");
    }

    @Test
    void may_share_a_beginning() {
      redactor.register(Secret.of("abcdefgh1"));
      redactor.register(Secret.of("abcdefgh1-and-more"));

      assertThat(redactor.redact("abcdefgh1-and-more")).matches("\\[secret:.{4}]");
    }
  }

  @Nested
  class Shapes {

    @ParameterizedTest
    @CsvSource({
      "sk-proj-abcdefghij0123456789ABCD, openai-key",
      "sk-ant-api03-abcdefghij0123456789, anthropic-key",
      "sk-or-v1-0123456789abcdef0123456789abcdef, openrouter-key",
      "gsk_abcdefghijklmnopqrst0123456789, groq-key",
      "xai-abcdefghijklmnopqrst0123456789, xai-key",
      "AIzaSyA0123456789abcdefghijklmnopqrstuv, google-key",
      "hf_abcdefghijklmnopqrst0123456789abcd, huggingface-key",
      "pplx-abcdefghijklmnopqrst0123456789, perplexity-key",
      "csk-abcdefghijklmnopqrst0123456789, cerebras-key",
      "fw_abcdefghijklmnop0123456789, fireworks-key",
    })
    void of_common_keys_are_found(String key, String name) {
      assertThat(redactor.redact("key=" + key + ",")).matches("key=\\[" + name + ":.{4}],");
      assertThat(redactor.redact("\"Bearer " + key + "\""))
          .matches("\"Bearer \\[" + name + ":.{4}]\"");
      for (var escape : new String[] {"a\\n", "a\\r", "a\\t"}) {
        assertThat(redactor.redact(escape + key)).startsWith(escape + "[" + name);
      }
      assertThat(redactor.redact("{" + key + "}")).matches("\\{\\[" + name + ":.{4}]}");
      assertThat(redactor.redact("a" + key)).isEqualTo("a" + key);
      assertThat(redactor.redact("a\\x" + key)).isEqualTo("a\\x" + key);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Authorization: Bearer 0123456789abcdef",
          "authorization: Basic dXNlcjpwYXNzd29yZDEyMw==",
          "{\"Authorization\": \"Token abcdef0123456789\"}",
          "x-api-key: abcdef0123456789",
          "{\"x-api-key\":\"abcdef0123456789\"}",
          "curl https://h/?api_key=abcdef0123456789",
          "bearer abcdef0123456789",
          "api_key='abcdef0123456789'",
          "api-key:\tabcdef0123456789",
          "{\\\"api-key\\\":\\\"abcdef0123456789\\\"}",
          "Bearer ab.cd~ef+gh/0123456789==",
          "authorization=authorization=a authorization=abcdef0123456789"
        })
    void of_headers_are_found(String text) {
      var clean = redactor.redact(text);

      assertThat(clean).doesNotContain("0123456789").doesNotContain("dXNlcj").contains("[");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "the task-force-of-the-risk-0123456789-assessment-group",
          "max_tokens: 1024, id 0190a5f2-7c3e-7b1a-9a6e-1f2e3d4c5b6a",
          "Bearer authentication is described in RFC 6750",
          "authorization: required",
          "x-api-key:",
          "x-api-key:          0a1b2c3d4e5f",
          "sk-learn and sk-...",
          "sk-ant-hill-climbers-of-the-northern-woods",
          "xai-chat-stream-tool-single-reasoning-1",
          "hf_model_for_everyone_and_all_of_us_2",
          "gsk_Ab1_and_a_few_words_more_than_it_takes",
          "data: {\"choices\":[{\"delta\":{\"content\":\"The api-key is missing\"}}]}",
          "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        })
    void of_other_things_stay(String text) {
      assertThat(redactor.redact(text)).isSameAs(text);
    }
  }

  @Test
  void clean_bytes_are_given_back_as_they_are() {
    var bytes = "data: {\"text\":\"nothing to see\"}\n\n".getBytes(UTF_8);

    assertThat(redactor.redact(bytes)).isSameAs(bytes);
    assertThat(redactor.redact(new byte[0])).isEmpty();
    assertThat(redactor.redact(new byte[] {'s'})).containsExactly('s');
  }

  @Test
  void redacting_twice_is_redacting_once() {
    redactor.register(Secret.of("correct-horse-battery-1"));
    var text =
        "Authorization: Bearer sk-abcdefghijklmnop012345 x-api-key: correct-horse-battery-1 end";
    var once = redactor.redact(text);

    assertThat(redactor.redact(once)).isEqualTo(once);
    assertThat(once).endsWith(" end");
  }

  @Test
  void a_secret_is_found_wherever_it_stands_in_noise() {
    redactor.register(Secret.of("correct-horse-battery-1"));
    var random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      var before = noise(random);
      var after = noise(random);

      assertThat(redactor.redact(before + "correct-horse-battery-1" + after))
          .startsWith(before)
          .endsWith(after)
          .doesNotContain("horse");
    }
  }

  @Test
  void a_placeholders_key_has_to_be_long() {
    assertThatThrownBy(() -> Redactor.create(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
  }

  @Test
  void placeholders_of_one_key_are_equal_in_two_redactors() {
    var key = new byte[32];
    var text = "sk-abcdefghijklmnop012345";

    assertThat(Redactor.create(key).redact(text)).isEqualTo(Redactor.create(key).redact(text));
  }

  private static String noise(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(26)));
      if (random.nextInt(5) == 0) {
        text.append(" .é{}\"".charAt(random.nextInt(6)));
      }
    }
    return text.toString();
  }
}
