package dev.sage.llm.provider.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.json.Oracle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ErrorTableTest {

  private static final WireFormats FORMATS = new WireFormats(Map.of());

  private static LlmError classify(
      String api, int status, Map<String, String> headers, String body) {
    WireFormat format = FORMATS.find(api).orElseThrow();
    return format.classify(status, headers, body.getBytes(UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> names_the_kind_of() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(ErrorTableTest.class.getResourceAsStream("errors.json"))) {
      for (JsonNode item : Oracle.MAPPER.readTree(in)) {
        String name =
            String.join(
                ": ",
                item.path("api").asString(),
                item.path("provider").asString(""),
                item.path("name").asString());
        tests.add(DynamicTest.dynamicTest(name, () -> check(item)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode item) {
    Map<String, String> headers = new HashMap<>();
    item.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    int status = item.path("status").asInt();
    LlmError error =
        classify(item.path("api").asString(), status, headers, item.path("body").asString());
    assertThat(error.kind().json()).isEqualTo(item.path("kind").asString());
    if (status == 200) {
      assertThat(error.httpStatus()).isNull();
      assertThat(error.message()).doesNotContain("HTTP");
    } else {
      assertThat(error.httpStatus()).isEqualTo(status);
      assertThat(error.message()).contains("HTTP " + status);
    }
    expect(item, "type", error.providerType());
    expect(item, "code", error.providerCode());
    expect(item, "param", error.param());
    expect(item, "requestId", error.requestId());
    if (item.has("says")) {
      assertThat(error.message()).contains(item.path("says").asString());
    }
    if (item.has("wait")) {
      Long wait = error.retryAfter() == null ? null : error.retryAfter().toMillis();
      assertThat(wait).isEqualTo(item.path("wait").isNull() ? null : item.path("wait").asLong());
    }
  }

  private static void expect(JsonNode item, String field, @Nullable String have) {
    if (item.has(field)) {
      assertThat(have).as(field).isEqualTo(item.path(field).asString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"error\":{\"message\":\"x\"}} | true",
        "{\"error\":{\"type\":\"x\"}} | true",
        "{\"error\":{\"code\":17}} | true",
        "{\"error\":{}} | false",
        "{\"choices\":[]} | false",
        "a sentence | false",
      })
  void tells_an_error_from_other_json(String body, boolean error) {
    assertThat(ErrorBody.of(body.getBytes(UTF_8)).saysError()).isEqualTo(error);
  }

  @Test
  void quotes_no_more_than_300_characters_of_the_provider() {
    String body = "{\"error\":{\"message\":\"" + "word ".repeat(10_000) + "\"}}";
    String message = classify("openai-chat", 400, Map.of(), body).message();
    assertThat(message).hasSizeLessThan(450).endsWith("…\"");
  }

  @Test
  void cuts_no_character_in_half() {
    String body = "{\"error\":{\"message\":\"" + "x".repeat(299) + "\uD83D\uDE00 tail\"}}";
    assertThat(classify("openai-chat", 400, Map.of(), body).message()).endsWith("xxx…\"");
  }

  @Test
  void has_an_answer_for_every_status_without_any_rule() {
    ErrorTable empty = ErrorTable.builder().build();
    Map<Integer, Kind> kinds =
        Map.of(
            401, Kind.AUTHENTICATION,
            402, Kind.BILLING,
            403, Kind.PERMISSION,
            404, Kind.ENDPOINT_NOT_FOUND,
            413, Kind.CONTEXT_LENGTH,
            429, Kind.RATE_LIMITED,
            422, Kind.INVALID_REQUEST,
            500, Kind.SERVER_ERROR,
            503, Kind.OVERLOADED,
            302, Kind.BAD_RESPONSE);
    kinds.forEach(
        (status, kind) ->
            assertThat(empty.classify(status, Map.of(), new byte[0]).kind())
                .as("status %d", status)
                .isEqualTo(kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai-chat", "anthropic-messages", "gemini", "ollama"})
  void takes_no_time_over_hostile_text(String api) {
    for (String word :
        List.of(
            "exceeds model api key ",
            "model ",
            "api-key ",
            "account number of tokens ",
            "tokens + violates oauth token ",
            "a",
            "requires more ",
            "prompt tokens no endpoints ")) {
      String text = word.repeat(500_000 / word.length());
      String body = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\"}}".formatted(text, text);
      for (int status : new int[] {200, 400, 401, 404, 429, 500}) {
        assertThat(classify(api, status, Map.of(), body).kind()).isNotNull();
      }
    }
  }

  @Test
  void reads_routers_inside_routers_without_end() {
    String body = "{\"error\":{\"code\":502,\"message\":\"x\"}}";
    for (int i = 0; i < 8; i++) {
      body = "{\"error\":{\"message\":\"m\",\"metadata\":{\"raw\":" + body + "}}}";
    }
    assertThat(classify("openai-chat", 502, Map.of(), body).kind()).isEqualTo(Kind.SERVER_ERROR);
  }
}
