package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.provider.json.Oracle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every parameter of a request in every wire format: where it is written ({@code at}, and the
 * option that leaves it out), that nothing is ({@code absent}), or what the refusal names.
 */
class ParameterTableTest {

  private static final WireFormats FORMATS = new WireFormats(Map.of());

  private static JsonNode table() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ParameterTableTest.class.getResourceAsStream("parameters.json"))) {
      return Oracle.MAPPER.readTree(in);
    }
  }

  @Test
  void every_format_says_what_becomes_of_every_parameter() throws IOException {
    JsonNode table = table();
    for (String format : FORMATS.ids()) {
      List<String> rows = new ArrayList<>();
      table.path(format).properties().forEach(row -> rows.add(row.getKey()));
      assertThat(rows).as(format).containsExactlyInAnyOrderElementsOf(Parameters.ALL.keySet());
    }
  }

  @TestFactory
  Stream<DynamicTest> is_encoded_or_refused_by_name() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode table = table();
    for (String id : FORMATS.ids()) {
      WireFormat format = FORMATS.find(id).orElseThrow();
      for (Map.Entry<String, JsonNode> row : table.path(id).properties()) {
        String name = id + ": " + row.getKey();
        tests.add(DynamicTest.dynamicTest(name, () -> check(format, row.getKey(), row.getValue())));
      }
    }
    return tests.stream();
  }

  private static void check(WireFormat format, String parameter, JsonNode row) {
    if (row.has("refused")) {
      String name = row.path("refused").asString();
      assertThatThrownBy(() -> encode(format, parameter, Quirks.NONE))
          .isInstanceOfSatisfying(
              LlmException.class,
              refused -> {
                assertThat(refused.error().kind())
                    .isIn(EnumSet.of(Kind.UNSUPPORTED_FEATURE, Kind.INVALID_REQUEST));
                assertThat(refused.error().param()).contains(name);
                assertThat(refused.error().message()).endsWith(".");
              });
      return;
    }
    JsonNode body = encode(format, parameter, Quirks.NONE);
    if (row.has("absent")) {
      assertThat(body.at(row.path("absent").asString()).isMissingNode()).isTrue();
      return;
    }
    String at = row.path("at").asString();
    assertThat(body.at(at)).isEqualTo(row.path("value"));
    if (row.has("option")) {
      Quirks quirks = Quirks.NONE.without(row.path("option").asString());
      JsonNode without = encode(format, parameter, quirks);
      assertThat(without.at(at).isMissingNode()).as("left out").isTrue();
      assertThat(without.path("messages")).isEqualTo(body.path("messages"));
    }
  }

  private static JsonNode encode(WireFormat format, String parameter, Quirks quirks) {
    var request = Objects.requireNonNull(Parameters.ALL.get(parameter));
    byte[] body = format.encode(request, !parameter.equals("stream.not"), quirks);
    return Oracle.MAPPER.readTree(body);
  }
}
