package dev.sage.llm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of JSON Schema that the schemas of our own files use. */
public final class JsonSchemaCheck {

  private JsonSchemaCheck() {}

  /** What is wrong with a file, each with its place; empty where it keeps to the schema. */
  public static List<String> problems(Path file, Path schema) throws IOException {
    var rules = JsonMapper.shared().readTree(Files.readString(schema));
    var problems = new ArrayList<String>();
    check(
        JsonMapper.shared().readTree(Files.readString(file)),
        rules,
        rules,
        file.getFileName().toString(),
        problems);
    return problems;
  }

  private static void check(
      JsonNode value, JsonNode schema, JsonNode root, String at, List<String> problems) {
    if (schema.has("$ref")) {
      var definition = root.at(schema.get("$ref").asString().substring(1));
      check(value, definition, root, at, problems);
      return;
    }
    if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
      problems.add(at + " is none of " + schema.get("enum"));
    }
    if (schema.has("pattern")
        && !Pattern.compile(schema.get("pattern").asString()).matcher(value.asString()).find()) {
      problems.add(at + " does not match " + schema.get("pattern"));
    }
    if (schema.has("type") && !isA(value, schema.get("type").asString())) {
      problems.add(at + " is no " + schema.get("type"));
    }
    if (value.isNumber() && outside(value, schema)) {
      problems.add(at + " is out of bounds");
    }
    if (value.isArray()) {
      value.valueStream().forEach(i -> check(i, schema.path("items"), root, at + "[]", problems));
    }
    if (value.isObject()) {
      checkObject(value, schema, root, at, problems);
    }
  }

  private static void checkObject(
      JsonNode value, JsonNode schema, JsonNode root, String at, List<String> problems) {
    if (schema.has("required")) {
      schema
          .get("required")
          .valueStream()
          .filter(name -> !value.has(name.asString()))
          .forEach(name -> problems.add(at + " lacks " + name));
    }
    value
        .propertyStream()
        .forEach(
            property -> {
              var known = schema.path("properties").path(property.getKey());
              var others = schema.path("additionalProperties");
              if (known.isMissingNode() && others.isBoolean()) {
                problems.add(at + " has the unknown field " + property.getKey());
              } else {
                var fitting = known.isMissingNode() ? others : known;
                check(property.getValue(), fitting, root, at + "/" + property.getKey(), problems);
              }
            });
  }

  private static boolean isA(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "array" -> value.isArray();
      default -> value.isObject();
    };
  }

  private static boolean outside(JsonNode value, JsonNode schema) {
    double number = value.asDouble();
    return number < schema.path("minimum").asDouble(number)
        || number > schema.path("maximum").asDouble(number);
  }
}
