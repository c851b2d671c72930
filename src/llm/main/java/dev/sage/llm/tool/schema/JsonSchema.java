package dev.sage.llm.tool.schema;

import dev.harrel.jsonschema.Annotation;
import dev.harrel.jsonschema.InvalidSchemaException;
import dev.harrel.jsonschema.JsonSchemaException;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.sage.llm.provider.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled JSON Schema of an object. 2020-12, or the draft that its {@code $schema} names; {@code
 * format} is a note, not a rule; patterns are ECMAScript's. Nothing is ever fetched: a reference
 * has to lead to a place in the schema itself. Immutable, thread-safe.
 *
 * <p>Properties that no part of the schema knows are refused, as if {@code unevaluatedProperties:
 * false} stood at every object: what a schema lists in {@code allOf}, behind {@code $ref} or in the
 * branch of an {@code anyOf} that holds is known. An object of which no part lists properties stays
 * open, and so does one with {@code additionalProperties: true}.
 */
public final class JsonSchema {

  private static final Set<String> LISTING = Set.of("properties", "patternProperties");
  private static final Set<String> KNOWING =
      Set.of("properties", "patternProperties", "additionalProperties", "unevaluatedProperties");

  private final ObjectNode schema;
  private final JsonNode inJava;
  private final Validator validator;
  private final URI uri;

  private JsonSchema(ObjectNode schema, JsonNode inJava, Validator validator, URI uri) {
    this.schema = schema;
    this.inJava = inJava;
    this.validator = validator;
    this.uri = uri;
  }

  /**
   * Compiles a schema.
   *
   * @throws SchemaException where the text is no JSON object, is no schema, has a pattern that is
   *     no regular expression, or refers to what it does not contain
   */
  public static JsonSchema compile(String text) {
    if (!(Json.tree(text) instanceof ObjectNode tree)) {
      throw new SchemaException("it is no JSON object");
    }
    SchemaResolver nowhere = _ -> SchemaResolver.Result.empty();
    var validator =
        new ValidatorFactory()
            .withJsonNodeFactory(new SchemaNode.Factory())
            .withSchemaResolver(nowhere)
            .createValidator();
    try {
      var inJava = SchemaPatterns.inJava(tree);
      var uri = validator.registerSchema((Object) inJava);
      new SchemaCheck(validator).check(tree, uri);
      return new JsonSchema(tree, inJava, validator, uri);
    } catch (InvalidSchemaException invalid) {
      var first = invalid.getErrors().getFirst();
      var at = first.getInstanceLocation();
      throw new SchemaException((at.isEmpty() ? "" : "at " + at + ": ") + first.getError());
    } catch (JsonSchemaException unusable) {
      throw new SchemaException(String.valueOf(unusable.getMessage()));
    }
  }

  /** Whether it says that its values are objects. */
  public boolean isOfObjects() {
    return schema.path("type").asString("").equals("object");
  }

  /**
   * What is wrong with a value, for whoever wrote it: where, and what was expected there. Empty
   * where it is valid. What the value says is not repeated.
   */
  public List<String> violations(JsonNode value) {
    try {
      var far = new ArrayList<String>();
      outOfRange(value, "", far);
      if (!far.isEmpty()) {
        return far;
      }
      var result = validator.validate(uri, (Object) value);
      return result.isValid()
          ? unknown(value, "", Known.of(result.getAnnotations()))
          : new Violations(schema, inJava, value).of(result.getErrors());
    } catch (StackOverflowError tooDeep) {
      return List.of("the arguments are nested too deeply");
    }
  }

  /** 1e999999999 is JSON; to compute with it would take all memory. */
  private static void outOfRange(JsonNode value, String at, List<String> found) {
    if (value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) > 1_000) {
      found.add(Violations.place(at) + " is a number out of range");
    }
    for (var field : value.properties()) {
      outOfRange(field.getValue(), Violations.below(at, field.getKey()), found);
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        outOfRange(value.path(i), at + "/" + i, found);
      }
    }
  }

  private static List<String> unknown(JsonNode value, String at, Known known) {
    var found = new ArrayList<String>();
    boolean closed = known.closed().contains(at);
    var names = known.names().getOrDefault(at, Set.of());
    for (var field : value.properties()) {
      var below = Violations.below(at, field.getKey());
      if (closed && !names.contains(field.getKey())) {
        found.add(below + " is not in the schema");
      } else {
        found.addAll(unknown(field.getValue(), below, known));
      }
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        found.addAll(unknown(value.path(i), at + "/" + i, known));
      }
    }
    return found;
  }

  /**
   * What the parts of the schema that hold have to say of the objects in a value, by their place.
   */
  private record Known(Set<String> closed, Map<String, Set<Object>> names) {

    static Known of(List<Annotation> annotations) {
      var known = new Known(new HashSet<>(), new HashMap<>());
      for (var annotation : annotations) {
        if (LISTING.contains(annotation.getKeyword())) {
          known.closed.add(annotation.getInstanceLocation());
        }
        if (KNOWING.contains(annotation.getKeyword())
            && annotation.getAnnotation() instanceof Collection<?> names) {
          known
              .names
              .computeIfAbsent(annotation.getInstanceLocation(), _ -> new HashSet<>())
              .addAll(names);
        }
      }
      return known;
    }
  }
}
