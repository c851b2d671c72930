package dev.sage.llm.tool.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.Oracle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What fits a schema and what does not, and the words for it: schemas.json. */
class JsonSchemaTest {

  @TestFactory
  Stream<DynamicTest> checks() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(JsonSchemaTest.class.getResourceAsStream("schemas.json"))) {
      for (JsonNode item : Oracle.MAPPER.readTree(in)) {
        tests.add(DynamicTest.dynamicTest(item.path("name").asString(), () -> check(item)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode item) {
    var schema = JsonSchema.compile(Json.string(item.path("schema")));
    for (var value : item.path("valid")) {
      assertThat(schema.violations(value)).as("%s", value).isEmpty();
    }
    for (var wrong : item.path("invalid")) {
      var value = wrong.has("text") ? tree(wrong.path("text").asString()) : wrong.path("value");
      var says = wrong.path("says").valueStream().map(JsonNode::asString).toList();
      assertThat(schema.violations(value))
          .as("%s", value)
          .containsExactlyInAnyOrderElementsOf(says);
    }
  }

  private static JsonNode tree(String text) {
    return Objects.requireNonNull(Json.tree(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nothing                                               | it is no JSON object
          []                                                    | it is no JSON object
          {"type":"strnig"}                                     | at /type
          {"properties":{"a":5}}                                | at /properties/a
          {"$schema":"http://json-schema.org/draft-04/schema#","exclusiveMinimum":true} | Object does not have some of the required properties [[minimum]]
          {"properties":{"a":{"pattern":"("}}}                  | its pattern "(" is no regular expression
          {"patternProperties":{"[":{}}}                        | its pattern "[" is no regular expression
          {"properties":{"a":{"$ref":"#/$defs/b"}}}             | its reference "#/$defs/b" leads to nothing in it
          {"allOf":[{"$ref":"#nowhere"}]}                       | its reference "#nowhere" leads to nothing in it
          {"$ref":"http://127.0.0.1:9/schema"}                  | its reference "http://127.0.0.1:9/schema" leads to nothing in it
          {"$ref":"file:///etc/passwd"}                         | its reference "file:///etc/passwd" leads to nothing in it
          {"$ref":"not an address"}                             | its reference "not an address" is no address
          {"$ref":"#"}                                          | its reference "#" leads back to itself
          {"properties":{"default":{"$ref":"#/$defs/b"}}}       | its reference "#/$defs/b" leads to nothing in it
          {"properties":{"const":{"pattern":"("}}}              | its pattern "(" is no regular expression
          {"properties":{"a":{"pattern":"a\\\\"}}}              | its pattern "a\\" is no regular expression
          {"properties":{"a":{"pattern":"\\\\p{L"}}}            | its pattern "\\p{L" is no regular expression
          {"properties":{"a":{"pattern":1}}}                    | at /properties/a/pattern
          {"properties":1}                                      | at /properties
          {"$dynamicAnchor":"a","$dynamicRef":"#b"}             | its reference "#b" leads to nothing in it
          {"$schema":"https://example.com/mine","type":"object"} | https://example.com/mine
          """)
  void refuses(String text, String says) {
    assertThatThrownBy(() -> JsonSchema.compile(text))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining(says);
  }

  @Test
  void what_a_value_says_is_never_repeated() {
    var schema =
        JsonSchema.compile(
            """
            {"type":"object","properties":{"a":{"type":"integer"},"b":{"enum":[1]},"c":{"pattern":"x"},
             "d":{"maxLength":1},"e":{"const":1},"f":{"oneOf":[{"const":1},{"const":2}]},
             "g":{"not":{}},"h":{"type":"array","uniqueItems":true},"i":false}}
            """);
    var value = tree("{}");
    var secrets = Json.object();
    for (var name : List.of("a", "b", "c", "d", "e", "f", "g", "i")) {
      secrets.put(name, "hunter2");
    }
    secrets.putArray("h").add("hunter2").add("hunter2");

    assertThat(schema.violations(value)).isEmpty();
    assertThat(schema.violations(secrets))
        .hasSizeGreaterThan(8)
        .noneMatch(words -> words.contains("hunter2"));
  }

  @Test
  void words_of_a_schema_inside_a_note_are_words_of_the_note() {
    var schema =
        JsonSchema.compile(
            """
            {"type":"object","properties":{"a":{"type":"string"}},"x-note":{"pattern":5,"$ref":5}}
            """);

    assertThat(schema.violations(tree("{\"a\":\"b\"}"))).isEmpty();
  }

  @Test
  void arguments_without_end_are_refused() {
    var schema =
        JsonSchema.compile("{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}}}");
    JsonNode value = Json.object();
    for (int i = 0; i < 100_000; i++) {
      value = Json.object().set("a", value);
    }

    assertThat(schema.violations(value)).containsExactly("the arguments are nested too deeply");
  }
}
