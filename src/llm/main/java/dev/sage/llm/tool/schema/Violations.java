package dev.sage.llm.tool.schema;

import dev.harrel.jsonschema.Error;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Says in words what a value lacks: the place, and what the schema expects there. Never what stands
 * there, because the words end up in logs.
 */
final class Violations {

  private static final String ROOT = "the arguments";
  private static final String UNSPECIFIC = "is not what the schema allows";

  /** They hold what is said by the parts of theirs that fail. */
  private static final Set<String> COMPOSITE =
      Set.of("allOf", "if", "dependentSchemas", "propertyNames", "$ref", "$dynamicRef");

  private final JsonNode schema;
  private final JsonNode inJava;
  private final JsonNode value;

  /**
   * @param schema as the program wrote it
   * @param inJava the same with the patterns that the validator ran
   */
  Violations(JsonNode schema, JsonNode inJava, JsonNode value) {
    this.schema = schema;
    this.inJava = inJava;
    this.value = value;
  }

  List<String> of(List<Error> errors) {
    var words = new LinkedHashSet<String>();
    for (var error : errors) {
      if (!asksOnly(error.getEvaluationPath()) && !COMPOSITE.contains(keyword(error))) {
        words.addAll(of(error));
      }
    }
    return words.isEmpty() ? List.of(ROOT + " " + UNSPECIFIC) : new ArrayList<>(words);
  }

  /** A place for people: a JSON pointer, or a word for the whole. */
  static String place(String pointer) {
    return pointer.isEmpty() ? ROOT : pointer;
  }

  /** The pointer of a field. */
  static String below(String pointer, String field) {
    return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  /** What {@code if}, {@code not} and {@code contains} find is a question, not a fault. */
  private static boolean asksOnly(String path) {
    return Stream.of("if", "not", "contains")
        .anyMatch(
            keyword ->
                path.contains("/" + keyword + "/") && !path.contains("/properties/" + keyword));
  }

  private List<String> of(Error error) {
    var at = error.getInstanceLocation();
    var expected = expected(error);
    var path = error.getEvaluationPath();
    if (path.contains("/propertyNames/")) {
      return List.of(place(at) + " has a property whose name is not allowed");
    }
    if (path.endsWith("/additionalProperties") || path.endsWith("/unevaluatedProperties")) {
      return List.of(place(at) + " is not in the schema");
    }
    var keyword = keyword(error);
    return switch (keyword) {
      case "required" -> missing(at, expected, "is required");
      case "dependentRequired" ->
          expected.properties().stream()
              .filter(field -> here(at).has(field.getKey()))
              .flatMap(
                  field ->
                      missing(at, field.getValue(), "is required with " + field.getKey()).stream())
              .toList();
      default -> List.of(place(at) + " " + words(keyword, expected));
    };
  }

  private List<String> missing(String at, JsonNode names, String why) {
    return StreamSupport.stream(names.spliterator(), false)
        .map(JsonNode::asString)
        .filter(name -> !here(at).has(name))
        .map(name -> below(at, name) + " " + why)
        .toList();
  }

  private static String words(String keyword, JsonNode expected) {
    if (expected.isMissingNode()) {
      return UNSPECIFIC;
    }
    var text = expected.isString() ? expected.stringValue() : Json.string(expected);
    return switch (keyword) {
      case "type" -> "must be " + (expected.isArray() ? "one of " + text : text);
      case "enum" -> "must be one of " + text;
      case "const" -> "must be " + text;
      case "pattern" -> "must match the pattern " + text;
      case "minimum" -> "must be at least " + text;
      case "exclusiveMinimum" -> "must be more than " + text;
      case "maximum" -> "must be at most " + text;
      case "exclusiveMaximum" -> "must be less than " + text;
      case "multipleOf" -> "must be a multiple of " + text;
      case "minLength" -> "must have at least " + text + " characters";
      case "maxLength" -> "must have at most " + text + " characters";
      case "minItems" -> "must have at least " + text + " items";
      case "maxItems" -> "must have at most " + text + " items";
      case "uniqueItems" -> "must not have equal items";
      case "minProperties" -> "must have at least " + text + " properties";
      case "maxProperties" -> "must have at most " + text + " properties";
      case "contains", "minContains" -> "has too few items of the kind that it must contain";
      case "maxContains" -> "has too many items of the kind that it must contain";
      case "oneOf" -> "must match exactly one of the alternatives";
      case "anyOf" -> "must match one of the alternatives";
      case "not" -> "must not be what the schema excludes";
      default -> UNSPECIFIC;
    };
  }

  /** The value of the keyword that failed. */
  private JsonNode expected(Error error) {
    var location = error.getSchemaLocation();
    var pointer = below(location.substring(location.indexOf('#') + 1), keyword(error));
    var place = JsonPointer.compile(pointer);
    var written = schema.at(place);
    // What stands under a pattern stands there under another name.
    return written.isMissingNode() ? inJava.at(place) : written;
  }

  /** Empty where the schema is just false. */
  private static String keyword(Error error) {
    return Objects.requireNonNullElse(error.getKeyword(), "");
  }

  private JsonNode here(String at) {
    return value.at(JsonPointer.compile(at));
  }
}
