package dev.sage.workbench.prompt;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.config.jsonc.JsoncSpan;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of the answer of a prompt, from its text: a JSON Schema, or one with the name and the
 * strictness that OpenAI's formats put around it ({@code {name, strict, schema}}, alone or in
 * {@code {type: json_schema, json_schema: {…}}}), because that is what people paste. Immutable,
 * thread-safe.
 *
 * @param schema the JSON Schema itself, as text
 * @param name what it is called, for formats that name it; null: the encoder's own
 * @param strict whether the provider shall hold the answer to it; null: it is not asked
 * @param described whether it has a description of its own, which no request has a place for
 */
record AnswerSchema(
    String schema, @Nullable String name, @Nullable Boolean strict, boolean described) {

  private static final String FORMAT = "json_schema";
  private static final Set<String> AROUND =
      Set.of("type", "name", "description", "strict", "schema");

  /** Source: OpenAI's API reference, {@code response_format.json_schema.name}. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  /**
   * The schema of a text.
   *
   * @throws PromptException where the text is no JSON, or what is around the schema is wrong
   */
  static AnswerSchema of(String text) {
    JsonNode root = JsonText.parse(text);
    var path = new ArrayList<String>();
    JsonNode format = root;
    if (root.path("type").asString("").equals(FORMAT) && root.path(FORMAT).isObject()) {
      format = root.path(FORMAT);
      path.add(FORMAT);
    }
    if (!around(format)) {
      return new AnswerSchema(text, null, null, false);
    }
    JsonNode name = format.path("name");
    if (!name.isMissingNode() && !(name.isString() && NAME.matcher(name.asString()).matches())) {
      throw fault(text, path, "name", "The name of a schema has 1 to 64 letters, digits, _ and -.");
    }
    JsonNode strict = format.path("strict");
    if (!strict.isMissingNode() && !strict.isNull() && !strict.isBoolean()) {
      throw fault(text, path, "strict", "Strict is true or false.");
    }
    return new AnswerSchema(
        Json.write(format.path("schema")),
        name.isString() ? name.asString() : null,
        strict.isBoolean() ? (Boolean) strict.booleanValue() : null,
        format.has("description"));
  }

  /** No JSON Schema has a member of that name that is an object, and nothing else but these. */
  private static boolean around(JsonNode format) {
    return format.path("schema").isObject()
        && AROUND.containsAll(format.propertyNames())
        && format.path("type").asString(FORMAT).equals(FORMAT);
  }

  private static PromptException fault(String text, List<String> path, String at, String what) {
    var whole = new ArrayList<>(path);
    whole.add(at);
    JsoncSpan span = new JsonText.Places(text).of(whole);
    return new PromptException(
        what, span == null ? 0 : span.line(), span == null ? 0 : span.column());
  }

  /** The text for what a request asked; empty where it asked for none. */
  static String text(ChatRequest request) {
    String schema = request.responseSchema();
    if (schema == null) {
      return "";
    }
    JsonNode tree;
    try {
      tree = Json.MAPPER.readTree(schema);
    } catch (JacksonException asItIs) {
      return schema;
    }
    if (request.schemaName() == null && request.schemaStrict() == null) {
      return PrettyJson.write(tree);
    }
    ObjectNode format = Json.object();
    if (request.schemaName() != null) {
      format.put("name", request.schemaName());
    }
    if (request.schemaStrict() != null) {
      format.put("strict", request.schemaStrict());
    }
    format.set("schema", tree);
    return PrettyJson.write(format);
  }
}
