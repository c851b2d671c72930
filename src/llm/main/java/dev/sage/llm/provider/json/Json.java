package dev.sage.llm.provider.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Trees of JSON, for what is rare: messages, errors, usage. Thread-safe. */
public final class Json {

  /**
   * Reads and writes the trees; numbers keep their exact value, strings may be as long as a body.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /** The tree of a JSON text, or null where it is none. */
  public static @Nullable JsonNode tree(byte[] bytes, int from, int to) {
    if (from == to) {
      return null;
    }
    try {
      JsonNode node = MAPPER.readTree(bytes, from, to - from);
      return node == null || node instanceof MissingNode ? null : node;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  /** The tree of a JSON text, or null where it is none. */
  public static @Nullable JsonNode tree(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return tree(bytes, 0, bytes.length);
  }

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The text of a string field that is not empty, or null. */
  public static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
  }

  /** The text of a field that is a string or a number, or null. */
  public static @Nullable String label(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? value.toString() : text(node, field);
  }

  /** A count that is not negative, or null where the field has none. */
  public static @Nullable Long count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      return null;
    }
    long count = value.asLong(-1);
    return count < 0 ? null : count;
  }
}
