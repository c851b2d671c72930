package dev.sage.llm.tool.schema;

import dev.harrel.jsonschema.SchemaNotFoundException;
import dev.harrel.jsonschema.Validator;
import dev.sage.llm.provider.json.Json;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** What the meta-schema does not say: references lead somewhere, patterns can be used. */
final class SchemaCheck {

  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  private final Validator validator;

  /** What a {@code $dynamicRef} may mean besides a place: resolved anew for each value. */
  private final Set<String> dynamicAnchors = new HashSet<>();

  SchemaCheck(Validator validator) {
    this.validator = validator;
  }

  void check(JsonNode schema, URI base) {
    schema
        .findValues("$dynamicAnchor")
        .forEach(anchor -> dynamicAnchors.add("#" + anchor.asString("")));
    walk(schema, base);
  }

  private void walk(JsonNode schema, URI base) {
    var here = base;
    if (schema.path("$id").isString()) {
      here = uri(base, schema.path("$id").stringValue());
    }
    for (var field : schema.properties()) {
      var name = field.getKey();
      var value = field.getValue();
      var keyword = Keyword.of(name);
      if (keyword == Keyword.SCHEMAS) {
        if (name.equals("patternProperties")) {
          value.propertyNames().forEach(SchemaCheck::pattern);
        }
        for (var named : value) {
          walk(named, here);
        }
      } else if (keyword == Keyword.OTHER) {
        if (REFERENCES.contains(name) && value.isString()) {
          reference(name, value.stringValue(), here);
        } else if (name.equals("pattern") && value.isString()) {
          pattern(value.stringValue());
        }
        walk(value, here);
      }
    }
    if (schema.isArray()) {
      for (var item : schema) {
        walk(item, here);
      }
    }
  }

  /** Follows it once. */
  private void reference(String keyword, String written, URI base) {
    if (keyword.equals("$dynamicRef") && dynamicAnchors.contains(written)) {
      return;
    }
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
      // A URN has no path for resolve to go by.
      return base.isOpaque() && written.startsWith("#")
          ? URI.create(withoutFragment(base) + written)
          : base.resolve(written);
    } catch (IllegalArgumentException noAddress) {
      throw new SchemaException("its reference \"%s\" is no address".formatted(written));
    }
  }

  private static String withoutFragment(URI base) {
    return base.getScheme() + ":" + base.getRawSchemeSpecificPart();
  }

  private static void pattern(String written) {
    try {
      Pattern.compile(EcmaPattern.java(written));
    } catch (PatternSyntaxException wrong) {
      throw new SchemaException(
          "its pattern \"%s\" is no regular expression: %s"
              .formatted(written, wrong.getDescription()));
    }
  }
}
