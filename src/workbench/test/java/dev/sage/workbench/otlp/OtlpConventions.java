package dev.sage.workbench.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.Json;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether what a collector received keeps the conventions and Sage's own names, by the data files
 * that the library's tests have: every name, type, unit and bound.
 */
final class OtlpConventions {

  private static final Map<String, AnyValue.ValueCase> TYPES =
      Map.of(
          "string", AnyValue.ValueCase.STRING_VALUE,
          "int", AnyValue.ValueCase.INT_VALUE,
          "double", AnyValue.ValueCase.DOUBLE_VALUE,
          "boolean", AnyValue.ValueCase.BOOL_VALUE,
          "string[]", AnyValue.ValueCase.ARRAY_VALUE);

  private final JsonNode data;

  private OtlpConventions(JsonNode data) {
    this.data = data;
  }

  static OtlpConventions read() throws IOException {
    var all = tree("conventions-1.41.json");
    var own = tree("sage-names.json");
    put(all.path("spans").path("chat").path("attributes"), own.path("spans").path("chat"));
    put(all.path("metrics"), own.path("metrics"));
    put(all.path("bounds"), own.path("bounds"));
    ((ObjectNode) all).set("spanEvents", own.path("spanEvents"));
    return new OtlpConventions(all);
  }

  private static void put(JsonNode into, JsonNode more) {
    more.properties().forEach(each -> ((ObjectNode) into).set(each.getKey(), each.getValue()));
  }

  private static JsonNode tree(String name) throws IOException {
    var folder =
        Path.of(System.getProperty("sage.root", "."))
            .resolve("src/llm/test/resources/dev/sage/llm/telemetry/otel");
    return Json.MAPPER.readTree(Files.readString(folder.resolve(name)));
  }

  String schemaUrl() {
    return data.path("schemaUrl").asString();
  }

  void check(Span span) {
    var attributes = values(span.getAttributesList());
    var operation = value(attributes, "gen_ai.operation.name").getStringValue();
    var rule = data.path("spans").path(operation);
    assertThat(rule.isObject()).as("an operation of the conventions: %s", operation).isTrue();
    assertThat(span.getKind().name()).isEqualTo(rule.path("kind").asString());
    var name = rule.path("name").asString();
    for (var attribute : attributes.entrySet()) {
      name = name.replace("{" + attribute.getKey() + "}", attribute.getValue().getStringValue());
    }
    assertThat(span.getName()).isEqualTo(name);
    assertThat(span.getTraceId().size()).isEqualTo(16);
    assertThat(span.getSpanId().size()).isEqualTo(8);
    assertThat(span.getEndTimeUnixNano()).isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
    check(attributes, rule.path("attributes"));
    for (var event : span.getEventsList()) {
      var known = data.path("spanEvents").path(event.getName());
      assertThat(known.isObject()).as("an event of ours: %s", event.getName()).isTrue();
      check(values(event.getAttributesList()), known);
    }
    boolean failed = span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
    assertThat(attributes.containsKey("error.type")).isEqualTo(failed);
  }

  void check(Metric metric) {
    var rule = data.path("metrics").path(metric.getName());
    assertThat(rule.isObject()).as("a metric of the conventions: %s", metric.getName()).isTrue();
    assertThat(metric.getUnit()).isEqualTo(rule.path("unit").asString());
    if (rule.path("kind").asString("").equals("sum")) {
      assertThat(metric.getDataCase()).isEqualTo(Metric.DataCase.SUM);
      assertThat(metric.getSum().getIsMonotonic()).isTrue();
      for (var point : metric.getSum().getDataPointsList()) {
        check(values(point.getAttributesList()), data.path("metricAttributes"));
      }
      return;
    }
    assertThat(metric.getDataCase()).isEqualTo(Metric.DataCase.HISTOGRAM);
    for (var point : metric.getHistogram().getDataPointsList()) {
      check(values(point.getAttributesList()), data.path("metricAttributes"));
      assertThat(point.getExplicitBoundsList())
          .isEqualTo(
              data.path("bounds")
                  .path(rule.path("bounds").asString())
                  .valueStream()
                  .map(JsonNode::asDouble)
                  .toList());
    }
  }

  static Map<String, AnyValue> values(List<KeyValue> attributes) {
    var values = new HashMap<String, AnyValue>();
    for (var attribute : attributes) {
      assertThat(values.put(attribute.getKey(), attribute.getValue()))
          .as("%s is there once", attribute.getKey())
          .isNull();
    }
    return values;
  }

  static AnyValue value(Map<String, AnyValue> attributes, String key) {
    return attributes.getOrDefault(key, AnyValue.getDefaultInstance());
  }

  private static void check(Map<String, AnyValue> attributes, JsonNode rules) {
    attributes.forEach(
        (key, value) -> {
          var rule = rules.path(key);
          assertThat(rule.isObject()).as("a name of the conventions: %s", key).isTrue();
          assertThat(value.getValueCase())
              .as(key)
              .isEqualTo(TYPES.get(rule.path("type").asString()));
        });
    for (var rule : rules.properties()) {
      if (rule.getValue().path("level").asString().equals("required")) {
        assertThat(attributes).containsKey(rule.getKey());
      }
    }
  }
}
