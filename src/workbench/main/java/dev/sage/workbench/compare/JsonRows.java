package dev.sage.workbench.compare;

import dev.sage.workbench.Json;
import dev.sage.workbench.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Reads JSON Lines: an object a line, what is nested under the path to it with dots. */
final class JsonRows {

  private static final int DEEPEST = 32;
  private static final ObjectReader READER =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final String file;
  private final Set<String> names = new LinkedHashSet<>();

  JsonRows(String file) {
    this.file = file;
  }

  InputRows read(String text) {
    var rows = new ArrayList<Map<String, String>>();
    var lines = new ArrayList<Integer>();
    int line = 0;
    for (String source : (Iterable<String>) text.lines()::iterator) {
      line++;
      if (source.isBlank()) {
        continue;
      }
      if (rows.size() == InputRows.MOST_ROWS) {
        throw new InputException(
            "%s has more than %,d rows. Split it, and run one part after the other."
                .formatted(file, InputRows.MOST_ROWS),
            null);
      }
      var row = new LinkedHashMap<String, String>();
      add(row, "", object(source, line), line, 0);
      names.addAll(row.keySet());
      rows.add(row);
      lines.add(line);
    }
    return new InputRows(file, List.copyOf(names), rows, lines);
  }

  private JsonNode object(String source, int line) {
    JsonNode json;
    try {
      json = READER.readTree(source);
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new InputException(
          "%s, line %d is no valid JSON at column %d. JSONL has one whole object on each line."
              .formatted(file, line, place == null ? 1 : place.getColumnNr()),
          e);
    }
    if (!json.isObject()) {
      throw new InputException(
          "%s, line %d is no object. Write {\"name\": \"value\"} on each line."
              .formatted(file, line),
          null);
    }
    return json;
  }

  private void add(Map<String, String> row, String path, JsonNode json, int line, int depth) {
    if (depth > DEEPEST) {
      throw new InputException(
          "%s, line %d is nested more than %d levels deep. Flatten it."
              .formatted(file, line, DEEPEST),
          null);
    }
    for (var entry : json.properties()) {
      String name = path + Printable.of(entry.getKey());
      JsonNode value = entry.getValue();
      if (value.isObject() && !value.isEmpty()) {
        add(row, name + ".", value, line, depth + 1);
      } else if (value.isNull()) {
        names.add(name);
      } else {
        row.put(name, value.isString() ? value.stringValue() : value.toString());
      }
    }
  }
}
