package dev.sage.workbench;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The workbench's one JSON mapper. Thread-safe. */
public final class Json {

  /** The configuration that everything here reads and writes JSON with: numbers stay exact. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** On one line. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * On one line for every reader of lines: characters that some take for the end of a line, and
   * surrogates without their other half, which UTF-8 can't carry, are escaped.
   */
  public static String line(JsonNode node) {
    return line(write(node));
  }

  /** The same for JSON that is text already. */
  public static String line(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < json.length()
              && Character.isLowSurrogate(json.charAt(i + 1));
      if (!pair && troublesome(c)) {
        escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
        escaped.append("\\u%04x".formatted((int) c));
      } else if (escaped != null) {
        escaped.append(c);
      }
      if (pair) {
        i++;
        if (escaped != null) {
          escaped.append(json.charAt(i));
        }
      }
    }
    return escaped == null ? json : escaped.toString();
  }

  private static boolean troublesome(char c) {
    return (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c);
  }
}
