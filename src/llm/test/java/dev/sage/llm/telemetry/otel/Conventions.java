package dev.sage.llm.telemetry.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The conventions as data, with the names that are Sage's own, and whether OTLP in JSON keeps them,
 * name by name.
 */
final class Conventions {

  /** OTLP's fields for values of these types. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "string", "stringValue",
          "int", "intValue",
          "double", "doubleValue",
          "boolean", "boolValue",
          "string[]", "arrayValue");

  private final JsonNode data;

  private Conventions(JsonNode data) {
    this.data = data;
  }

  static Conventions read() {
    var all = tree("conventions-1.41.json");
    var own = tree("sage-names.json");
    put(all.path("spans").path("chat").path("attributes"), own.path("spans").path("chat"));
    put(all.path("metrics"), own.path("metrics"));
    put(all.path("bounds"), own.path("bounds"));
    ((ObjectNode) all).set("spanEvents", own.path("spanEvents"));
    return new Conventions(all);
  }

  private static void put(JsonNode into, JsonNode more) {
    more.properties().forEach(each -> ((ObjectNode) into).set(each.getKey(), each.getValue()));
  }

  private static JsonNode tree(String file) {
    try (var in = Objects.requireNonNull(Conventions.class.getResourceAsStream(file))) {
      var bytes = in.readAllBytes();
      return Objects.requireNonNull(Json.tree(bytes, 0, bytes.length));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String schemaUrl() {
    return data.path("schemaUrl").asString();
  }

  /** A span of OTLP. */
  void checkSpan(JsonNode span) {
    var operation = value(span, "gen_ai.operation.name").path("stringValue").asString();
    var rule = data.path("spans").path(operation);
    assertThat(rule.isObject()).as("an operation of the conventions: %s", operation).isTrue();
    int kind = rule.path("kind").asString().equals("SPAN_KIND_CLIENT") ? 3 : 1;
    assertThat(span.path("kind").asInt()).isEqualTo(kind);
    var name = rule.path("name").asString();
    for (var attribute : span.path("attributes")) {
      name =
          name.replace(
              "{" + attribute.path("key").asString() + "}",
              attribute.path("value").path("stringValue").asString(""));
    }
    assertThat(span.path("name").asString()).isEqualTo(name);
    checkAttributes(span, rule.path("attributes"));
    for (var event : span.path("events")) {
      var known = data.path("spanEvents").path(event.path("name").asString());
      assertThat(known.isObject()).as("an event of ours: %s", event.path("name")).isTrue();
      checkAttributes(event, known);
    }
    boolean failed = span.path("status").path("code").asInt(0) == 2;
    assertThat(value(span, "error.type").isMissingNode()).isEqualTo(!failed);
  }

  /** A metric of OTLP. */
  void checkMetric(JsonNode metric) {
    var name = metric.path("name").asString();
    var rule = data.path("metrics").path(name);
    assertThat(rule.isObject()).as("a metric of the conventions: %s", name).isTrue();
    assertThat(metric.path("unit").asString()).isEqualTo(rule.path("unit").asString());
    var kind = rule.path("kind").asString("histogram");
    assertThat(metric.path(kind).path("dataPoints")).as("%s is a %s", name, kind).isNotEmpty();
    for (var point : metric.path(kind).path("dataPoints")) {
      checkAttributes(point, data.path("metricAttributes"));
      for (var extra : List.of("error.type", "gen_ai.token.type")) {
        if (!contains(rule.path("extra"), extra)) {
          assertThat(value(point, extra).isMissingNode()).as("%s on %s", extra, name).isTrue();
        }
      }
      var bounds = data.path("bounds").path(rule.path("bounds").asString());
      assertThat(numbers(point.path("explicitBounds"))).isEqualTo(numbers(bounds));
    }
  }

  /** A log record of OTLP. */
  void checkEvent(JsonNode record) {
    var name = record.path("eventName").asString();
    var rule = data.path("events").path(name);
    assertThat(rule.isObject()).as("an event of the conventions: %s", name).isTrue();
    assertThat(record.path("severityNumber").asInt())
        .isEqualTo(rule.path("severity").asString().equals("WARN") ? 13 : 9);
    var attributes = rule.path("attributes");
    checkAttributes(
        record,
        attributes.isString()
            ? data.path("spans").path(attributes.asString()).path("attributes")
            : attributes);
  }

  /** The value of an attribute; missing where it is not there. */
  static JsonNode value(JsonNode carrier, String key) {
    for (var attribute : carrier.path("attributes")) {
      if (attribute.path("key").asString().equals(key)) {
        return attribute.path("value");
      }
    }
    return carrier.path("no such attribute");
  }

  private static void checkAttributes(JsonNode carrier, JsonNode rules) {
    Set<String> seen = new HashSet<>();
    for (var attribute : carrier.path("attributes")) {
      var key = attribute.path("key").asString();
      var rule = rules.path(key);
      assertThat(rule.isObject()).as("a name of the conventions: %s", key).isTrue();
      assertThat(seen.add(key)).as("%s is there once", key).isTrue();
      var field = Objects.requireNonNull(FIELDS.get(rule.path("type").asString()));
      assertThat(attribute.path("value").has(field)).as("%s is a %s", key, field).isTrue();
      if (rule.has("values")) {
        var value = attribute.path("value").path(field).asString();
        assertThat(contains(rule.path("values"), value)).as("%s is %s", key, value).isTrue();
      }
    }
    rules
        .properties()
        .forEach(
            rule -> {
              if (rule.getValue().path("level").asString().equals("required")) {
                assertThat(seen).contains(rule.getKey());
              }
              var with = rule.getValue().path("with").asString("");
              if (seen.contains(with)) {
                assertThat(seen).contains(rule.getKey());
              }
            });
  }

  private static boolean contains(JsonNode array, String value) {
    return array.valueStream().anyMatch(item -> item.asString().equals(value));
  }

  private static List<Double> numbers(JsonNode array) {
    return array.valueStream().map(JsonNode::asDouble).toList();
  }
}
