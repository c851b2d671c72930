package dev.sage.workbench;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cleans JSON so that it stays JSON. First as the text that it is, where a name says that a value
 * is a secret; where that takes something out that was no string, member by member. Stateless,
 * thread-safe.
 */
public final class CleanJson {

  private static final Pattern UNQUOTABLE = Pattern.compile("[\"\\\\\\p{Cntrl}]");

  private CleanJson() {}

  /** The text cleaned; what is no JSON is cleaned as text. */
  public static String of(String json, UnaryOperator<String> clean) {
    String text = clean.apply(json);
    if (text.equals(json)) {
      return json;
    }
    var before = tree(json);
    if (before.isMissingNode() || !tree(text).isMissingNode()) {
      return text;
    }
    return values(before, clean).toString();
  }

  /** What the text says; a missing node where it is no JSON. */
  public static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException broken) {
      return Json.MAPPER.missingNode();
    }
  }

  private static JsonNode values(JsonNode node, UnaryOperator<String> clean) {
    return switch (node) {
      case ObjectNode object -> {
        var cleaned = Json.object();
        object
            .properties()
            .forEach(member -> add(cleaned, member.getKey(), member.getValue(), clean));
        yield cleaned;
      }
      case ArrayNode array -> {
        var cleaned = Json.array();
        array.forEach(value -> cleaned.add(values(value, clean)));
        yield cleaned;
      }
      default -> value(node, clean);
    };
  }

  /** With its name: what is called a password is one, however it looks. */
  private static void add(
      ObjectNode cleaned, String name, JsonNode value, UnaryOperator<String> clean) {
    if (value.isContainer()) {
      cleaned.set(clean.apply(name), values(value, clean));
      return;
    }
    // As a text, so that what stands in its place is one; a quote in it would be taken for its end.
    String plain = UNQUOTABLE.matcher(value.asString("")).replaceAll("_");
    String named = clean.apply(member(name, plain));
    if (named.equals(member(clean.apply(name), clean.apply(plain)))) {
      cleaned.set(clean.apply(name), value(value, clean));
      return;
    }
    var said = tree(named);
    if (said.isObject() && said.size() == 1) {
      said.properties().forEach(left -> cleaned.set(left.getKey(), left.getValue()));
    } else {
      cleaned.put(clean.apply(name), named);
    }
  }

  private static String member(String name, String value) {
    return Json.object().put(name, value).toString();
  }

  private static JsonNode value(JsonNode node, UnaryOperator<String> clean) {
    String text = node.asString("");
    String cleaned = clean.apply(text);
    return cleaned.equals(text) ? node : Json.MAPPER.getNodeFactory().stringNode(cleaned);
  }
}
