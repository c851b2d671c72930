package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import dev.sage.workbench.Printable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** As much as a person may write as a tag, name and value together. */
  private static final int LONGEST = 80;

  /** Sage's own names for what ties a call to others. */
  private static final Set<String> OURS = Set.of("trace", "parent", "conversation", "dialect");

  /** What may stand in such an attribute is content: it goes the way of content, or not at all. */
  private static final Pattern CONTENT =
      Pattern.compile(
          "(?i).*(prompt|completion|input|output|content|text|message|response|instruction"
              + "|argument|result|template|variable|query|document|reasoning).*");

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
   * says that it runs; and what nobody has read, as far as it is one short word or a yes. Numbers
   * are not: nearly every call has others. What might be content is not either: tags are kept where
   * content is dropped.
   *
   * @param resource what the program says of itself
   */
  Map<String, String> tags(Map<String, JsonNode> resource) {
    var tags = new LinkedHashMap<String, String>();
    DIALECTS.of(said).ifPresent(dialect -> tags.put("dialect", dialect));
    DIALECTS.resource().forEach(name -> keep(tags, name, resource.get(name)));
    said.forEach(
        (name, value) -> {
          if (!read.contains(name)
              && !DIALECTS.reads(name)
              && !OURS.contains(name)
              && !name.startsWith("sage.")
              && !CONTENT.matcher(name).matches()) {
            keep(tags, name, value);
          }
        });
    return tags;
  }

  private static void keep(Map<String, String> tags, String name, @Nullable JsonNode value) {
    if (value == null || !(value.isString() || value.isBoolean()) || tags.size() >= MOST) {
      return;
    }
    var text = value.asString("");
    boolean shown = Printable.of(name + text).equals(name + text);
    boolean brief = name.length() + 1 + text.length() <= LONGEST;
    if (shown && brief && word(name) && word(text) && name.indexOf('=') < 0) {
      tags.putIfAbsent(name, text);
    }
  }

  /** What a filter can name as it stands. */
  private static boolean word(String text) {
    return !text.isEmpty()
        && text.indexOf('"') < 0
        && text.codePoints().noneMatch(Character::isWhitespace);
  }
}
