package dev.sage.llm.provider.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError;
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
        String name = item.path("api").asString() + ": " + item.path("name").asString();
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
    assertThat(error.httpStatus()).isEqualTo(status);
    assertThat(error.message()).contains("HTTP " + status);
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

  @Test
  void quotes_no_more_than_300_characters_of_the_provider() {
    String body = "{\"error\":{\"message\":\"" + "word ".repeat(10_000) + "\"}}";
    String message = classify("openai-chat", 400, Map.of(), body).message();
    assertThat(message).hasSizeLessThan(450).endsWith("…\"");
  }

  @Test
  void takes_no_time_over_hostile_text() {
    String body = "{\"error\":{\"message\":\"" + "exceeds model api key ".repeat(50_000) + "\"}}";
    assertThat(classify("openai-chat", 400, Map.of(), body).kind()).isNotNull();
    assertThat(classify("anthropic-messages", 400, Map.of(), body).kind()).isNotNull();
    assertThat(classify("ollama", 404, Map.of(), body).kind()).isNotNull();
    assertThat(classify("gemini", 400, Map.of(), body).kind()).isNotNull();
  }
}
