package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a span says of itself, by the names of the conventions; knows which of it was read. Not
 * thread-safe.
 */
final class OtlpAttributes {

  private static final OtlpDialects DIALECTS = OtlpDialects.read();

  /** So many of the others are kept of one call: a store has millions of them. */
  private static final int MOST = 24;

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST = 200;

  private final Map<String, JsonNode> said;
  private final Map<String, JsonNode> common;
  private final Set<String> read = new HashSet<>();

  OtlpAttributes(JsonNode span) {
    said = OtlpValues.attributes(span.path("attributes"));
    common = DIALECTS.common(said);
  }

  boolean has(String name) {
    read.add(name);
    return common.containsKey(name);
  }

  @Nullable JsonNode get(String name) {
    read.add(name);
    return common.get(name);
  }

  /** A value; an empty object where there is none. */
  JsonNode value(String name) {
    var value = get(name);
    return value == null ? Json.object() : value;
  }

  /** A text, or what a number is as a text; empty where there is none. */
  String text(String name) {
    var value = get(name);
    return value == null ? "" : value.asString("");
  }

  /**
   * As tags: in whose words it is told, where those are not the conventions'; where the program
   * says that it runs; and what nobody has read, as far as it is a short word, a number or a yes.
   *
   * @param resource what the program says of itself
   */
  Map<String, String> tags(Map<String, JsonNode> resource) {
    var tags = new LinkedHashMap<String, String>();
    DIALECTS.of(said).ifPresent(dialect -> tags.put("dialect", dialect));
    DIALECTS.resource().forEach(name -> keep(tags, name, resource.get(name)));
    said.forEach(
        (name, value) -> {
          if (!read.contains(name) && !DIALECTS.reads(name)) {
            keep(tags, name, value);
          }
        });
    return tags;
  }

  private static void keep(Map<String, String> tags, String name, @Nullable JsonNode value) {
    if (value == null || value.isContainer() || tags.size() >= MOST) {
      return;
    }
    var text = value.asString("").strip();
    boolean plain = name.codePoints().noneMatch(OtlpAttributes::odd);
    boolean words = text.codePoints().noneMatch(Character::isISOControl);
    if (plain && words && !name.isEmpty() && name.length() <= LONGEST_NAME) {
      if (!text.isEmpty() && text.length() <= LONGEST) {
        tags.putIfAbsent(name, text);
      }
    }
  }

  /** What a filter could not name: {@code tag:name=value}. */
  private static boolean odd(int letter) {
    return Character.isWhitespace(letter)
        || Character.isISOControl(letter)
        || letter == '='
        || letter == '"';
  }
}
