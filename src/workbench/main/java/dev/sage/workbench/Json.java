package dev.sage.workbench;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The workbench's one JSON mapper. Thread-safe. */
public final class Json {

  /** The configuration that everything here reads and writes JSON with. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** On one line. */
  public static String write(Object node) {
    return MAPPER.writeValueAsString(node);
  }
}
