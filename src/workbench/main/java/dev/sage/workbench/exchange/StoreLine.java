package dev.sage.workbench.exchange;

import dev.sage.workbench.CleanJson;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.RowColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of an exported store, as docs/telemetry.md has them. Stateless. */
final class StoreLine {

  /** The name by which the first line is known; its value is the version. */
  static final String HEADER = "sage-store";

  static final int VERSION = 1;

  static final String RUN = "run";
  static final String CALL = "call";
  static final String CONTENT = "content";
  static final String FRAMES = "frames";
  static final String END = "end";

  /** Texts that are JSON mostly, and stand in a line as what they are. */
  private static final Set<RowColumn.Kind> NESTED =
      Set.of(
          RowColumn.Kind.JSON,
          RowColumn.Kind.HEADERS,
          RowColumn.Kind.WORDS,
          RowColumn.Kind.PROMPT,
          RowColumn.Kind.PLAN,
          RowColumn.Kind.REQUEST,
          RowColumn.Kind.TOOL_CALLS);

  private StoreLine() {}

  static boolean nested(RowColumn.Kind kind) {
    return NESTED.contains(kind);
  }

  /** Adds the values of a row to a line; what is as it is by itself is left out. */
  static void put(ObjectNode json, List<RowColumn> columns, Map<String, @Nullable Object> row) {
    for (RowColumn column : columns) {
      var value = row.get(column.name());
      if (value == null || value.equals(column.otherwise())) {
        continue;
      }
      switch (value) {
        case Long number -> json.put(column.name(), number);
        case Double number -> json.put(column.name(), number);
        default -> json.set(column.name(), node(column.kind(), value.toString()));
      }
    }
  }

  /** Which of its call an attempt is. */
  static int number(Map<String, @Nullable Object> attempt) {
    return attempt.get("number") instanceof Long number ? Math.toIntExact(number) : 0;
  }

  /** The headers of an attempt's response. */
  static Map<String, String> headers(Map<String, @Nullable Object> attempt) {
    var headers = new HashMap<String, String>();
    CleanJson.tree(String.valueOf(attempt.get("headers")))
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString("")));
    return headers;
  }

  /** Only what comes back to the letter stands there as JSON. */
  private static JsonNode node(RowColumn.Kind kind, String text) {
    if (nested(kind)) {
      var tree = CleanJson.tree(text);
      if (tree.isContainer() && tree.toString().equals(text)) {
        return tree;
      }
    }
    return Json.MAPPER.getNodeFactory().stringNode(text);
  }
}
