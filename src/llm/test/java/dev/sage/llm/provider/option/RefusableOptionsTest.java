package dev.sage.llm.provider.option;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.Oracle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What servers say when they do not take an option, and what only sounds like it. */
class RefusableOptionsTest {

  @TestFactory
  Stream<DynamicTest> refusals() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("refusals.json"))) {
      for (JsonNode item : Oracle.MAPPER.readTree(in)) {
        tests.add(DynamicTest.dynamicTest(item.path("name").asString(), () -> check(item)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode item) {
    var said = ErrorBody.of(Oracle.MAPPER.writeValueAsBytes(item.path("said")));
    var format = item.path("format").asString("openai-chat");

    var change = RefusableOptions.builtIn().find(format, said, body(item.path("sent")));

    assertThat(change.map(OptionChange::option).orElse("none"))
        .isEqualTo(item.path("option").asString("none"));
    change.ifPresent(
        found -> {
          var changed = body(item.path("sent"));
          found.apply(changed);
          assertThat(kind(format, item.path("said")))
              .isIn(Kind.INVALID_REQUEST, Kind.UNSUPPORTED_FEATURE);
          assertThat(Oracle.MAPPER.readTree(Json.bytes(changed))).isEqualTo(item.path("then"));
        });
  }

  /** Only what is the request's fault is looked at for a refused option. */
  private static Kind kind(String format, JsonNode said) {
    var wire = new WireFormats(Map.of()).find(format).orElseThrow();
    return wire.classify(400, Map.of(), Oracle.MAPPER.writeValueAsBytes(said)).kind();
  }

  private static ObjectNode body(JsonNode json) {
    return (ObjectNode)
        Objects.requireNonNull(Json.tree(new String(Oracle.MAPPER.writeValueAsBytes(json), UTF_8)));
  }

  @Test
  void what_carries_the_meaning_is_never_refusable() {
    var meaning =
        List.of("model", "messages", "input", "contents", "system", "tools", "tool_choice");
    for (var format : new WireFormats(Map.of()).ids()) {
      for (var name : meaning) {
        var said =
            ErrorBody.of(
                "{\"error\":{\"message\":\"Unsupported parameter: '%s'\",\"param\":\"%s\"}}"
                    .formatted(name, name)
                    .getBytes(UTF_8));
        var sent = body(Oracle.MAPPER.readTree("{\"%s\":\"x\"}".formatted(name)));

        assertThat(RefusableOptions.builtIn().find(format, said, sent)).isEmpty();
      }
    }
  }
}
