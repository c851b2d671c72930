package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How other instrumentations name what the GenAI conventions have names for, as data: {@code
 * otlp-dialects.json}. Immutable.
 *
 * @param dialects by an attribute that only they have
 * @param values the conventions' attributes, and others that say the same, the best one first
 * @param operations attributes whose words are operations
 * @param providers other words for the conventions' names of providers, in lower case
 * @param parameters attributes that are a JSON object of request parameters
 * @param messages lists of messages that are spread over numbered attributes
 * @param texts attributes that are one message, where there is no list
 * @param resource attributes of the program itself that are worth a tag
 */
record OtlpDialects(
    List<Dialect> dialects,
    List<Value> values,
    List<Words> operations,
    Map<String, String> providers,
    List<Words> parameters,
    List<FlatMessages> messages,
    List<Text> texts,
    List<String> resource) {

  private static final String FILE = "otlp-dialects.json";

  private static final String OPERATION = "gen_ai.operation.name";
  private static final String PROVIDER = "gen_ai.provider.name";

  /** One vocabulary, and an attribute that tells it. */
  record Dialect(String name, String attribute) {}

  /** An attribute of the conventions, and those that say the same. */
  record Value(String name, List<String> of) {}

  /** An attribute, and what its words or members are by the conventions. */
  record Words(String of, Map<String, String> values) {}

  /** An attribute of messages by the conventions, and the one that is a single message. */
  record Text(String name, String of, String role) {}

  /** The table that comes with Sage. */
  static OtlpDialects read() {
    try (InputStream in = OtlpDialects.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("Sage's own file " + FILE + " is missing");
      }
      return Json.MAPPER.readValue(in, OtlpDialects.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Which vocabulary a span is in; empty where it is that of the conventions. */
  Optional<String> of(Map<String, JsonNode> attributes) {
    return dialects.stream()
        .filter(dialect -> attributes.containsKey(dialect.attribute()))
        .map(Dialect::name)
        .findFirst();
  }

  /** Whether an attribute is one of another vocabulary that the table has. */
  boolean reads(String name) {
    return dialects.stream().anyMatch(dialect -> dialect.attribute().equals(name))
        || values.stream().anyMatch(value -> value.of().contains(name))
        || operations.stream().anyMatch(words -> words.of().equals(name))
        || parameters.stream().anyMatch(words -> words.of().equals(name))
        || messages.stream().anyMatch(flat -> name.startsWith(flat.of() + "."))
        || texts.stream().anyMatch(text -> text.of().equals(name));
  }

  /** The attributes with what they say by the names of the conventions, which win. */
  Map<String, JsonNode> common(Map<String, JsonNode> attributes) {
    var all = new LinkedHashMap<>(attributes);
    for (Value value : values) {
      for (String other : value.of().reversed()) {
        var said = attributes.get(other);
        if (said != null && !attributes.containsKey(value.name())) {
          all.put(value.name(), said);
        }
      }
    }
    operations.forEach(words -> operation(words, all));
    parameters.forEach(words -> parameters(words, all));
    provider(all);
    for (FlatMessages flat : messages) {
      if (!all.containsKey(flat.name())) {
        flat.of(attributes).ifPresent(list -> all.put(flat.name(), list));
      }
    }
    texts.forEach(text -> text(text, all));
    return all;
  }

  private static void operation(Words words, Map<String, JsonNode> all) {
    var said = all.get(words.of());
    if (said != null && said.isString()) {
      var word = said.asString("");
      var operation = words.values().getOrDefault(word, word.toLowerCase(Locale.ROOT));
      all.putIfAbsent(OPERATION, string(operation));
    }
  }

  private static void parameters(Words words, Map<String, JsonNode> all) {
    var said = all.get(words.of());
    if (said != null) {
      var tree = OtlpMessages.list(said);
      words
          .values()
          .forEach(
              (member, name) -> {
                if (tree.has(member)) {
                  all.putIfAbsent(name, tree.path(member));
                }
              });
    }
  }

  private void provider(Map<String, JsonNode> all) {
    var said = all.get(PROVIDER);
    if (said != null && said.isString()) {
      var word = said.asString("").toLowerCase(Locale.ROOT);
      all.put(PROVIDER, string(providers.getOrDefault(word, word)));
    }
  }

  private static void text(Text text, Map<String, JsonNode> all) {
    var said = all.get(text.of());
    if (said != null && said.isString() && !all.containsKey(text.name())) {
      var message = Json.object().put("role", text.role());
      message.putArray("parts").addObject().put("type", "text").set("content", said);
      all.put(text.name(), Json.array().add(message));
    }
  }

  static JsonNode string(String text) {
    return Json.MAPPER.getNodeFactory().stringNode(text);
  }
}
