package dev.sage.llm.tool.schema;

import dev.harrel.jsonschema.SchemaNotFoundException;
import dev.harrel.jsonschema.Validator;
import dev.sage.llm.provider.json.Json;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** What the meta-schema does not say: references lead somewhere, patterns can be used. */
final class SchemaCheck {

  /** Their values are data, whatever it looks like. */
  private static final Set<String> DATA = Set.of("const", "enum", "default", "examples");

  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  private final Validator validator;

  SchemaCheck(Validator validator) {
    this.validator = validator;
  }

  void check(JsonNode schema, URI base) {
    var here = base;
    if (schema.path("$id").isString()) {
      here = uri(base, schema.path("$id").stringValue());
    }
    for (var field : schema.properties()) {
      var name = field.getKey();
      var value = field.getValue();
      if (REFERENCES.contains(name) && value.isString()) {
        reference(value.stringValue(), here);
      } else if (name.equals("pattern") && value.isString()) {
        pattern(value.stringValue());
      } else if (name.equals("patternProperties")) {
        value.propertyNames().forEach(SchemaCheck::pattern);
      }
      if (!DATA.contains(name)) {
        check(value, here);
      }
    }
    if (schema.isArray()) {
      for (var item : schema) {
        check(item, here);
      }
    }
  }

  /** Follows it once. */
  private void reference(String written, URI base) {
    try {
      validator.validate(uri(base, written), (Object) Json.object());
    } catch (SchemaNotFoundException missing) {
      throw new SchemaException(
          "its reference \"%s\" leads to nothing in it, and nothing is fetched".formatted(written));
    } catch (StackOverflowError endless) {
      throw new SchemaException("its reference \"%s\" leads back to itself".formatted(written));
    }
  }

  private static URI uri(URI base, String written) {
    try {
      return base.resolve(written);
    } catch (IllegalArgumentException noAddress) {
      throw new SchemaException("its reference \"%s\" is no address".formatted(written));
    }
  }

  private static void pattern(String written) {
    try {
      Pattern.compile(written);
    } catch (PatternSyntaxException wrong) {
      throw new SchemaException(
          "its pattern \"%s\" is no regular expression: %s"
              .formatted(written, wrong.getDescription()));
    }
  }
}
