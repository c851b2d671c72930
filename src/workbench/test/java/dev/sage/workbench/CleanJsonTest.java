package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is JSON stays JSON, and what its name calls a secret is not in it. */
class CleanJsonTest {

  private final Redactor redactor = Redactor.create();

  private JsonNode cleaned(String json) {
    String text =
        CleanJson.of(json, value -> redactor.redact(value, RedactionPolicy.of(Sink.STORE)));
    assertThat(CleanJson.of(text, redactor::redact)).isEqualTo(text);
    return Json.MAPPER.readTree(text);
  }

  @Test
  void a_number_that_is_a_password_goes_and_so_do_the_secrets_behind_it() {
    var json = cleaned("{\"password\":12345678,\"pwd\":\"hunter2\",\"user\":\"ada\",\"n\":7}");

    assertThat(json.path("password").asString()).startsWith("[password:");
    assertThat(json.path("pwd").asString()).startsWith("[password:");
    assertThat(json.path("user").asString()).isEqualTo("ada");
    assertThat(json.path("n").isInt()).isTrue();
    assertThat(json.path("n").asInt()).isEqualTo(7);
  }

  @Test
  void secrets_are_found_however_deep_and_whatever_quotes_they_have() {
    var json =
        cleaned(
            """
            {"a":[{"password":87654321},{"password":"hun\\"ter\\\\2 \\n","note":"say \\"hi\\""},[null,true,2.50]]}\
            """);

    var list = json.path("a");
    assertThat(list.path(0).path("password").asString()).startsWith("[password:");
    assertThat(list.path(1).path("password").asString())
        .startsWith("[password:")
        .doesNotContain("ter");
    assertThat(list.path(1).path("note").asString()).isEqualTo("say \"hi\"");
    assertThat(list.path(2)).hasToString("[null,true,2.50]");
  }

  @Test
  void what_has_no_secret_is_the_same_text_and_what_is_no_json_is_cleaned_as_text() {
    String plain = "{ \"a\": 1.0, \"b\": [ null ] }";

    assertThat(CleanJson.of(plain, redactor::redact)).isSameAs(plain);
    assertThat(CleanJson.of("password=hunter22!", redactor::redact)).doesNotContain("hunter22");
  }
}
