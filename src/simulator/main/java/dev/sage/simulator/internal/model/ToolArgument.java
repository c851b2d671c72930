package dev.sage.simulator.internal.model;

import dev.sage.simulator.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Arguments for tool calls, as small or as huge as a scenario wants. Not thread-safe. */
final class ToolArgument {
  private final Prose prose;
  private final RandomGenerator random;

  ToolArgument(Prose prose, RandomGenerator random) {
    this.prose = prose;
    this.random = random;
  }

  /** Arguments for the built-in tool, which writes a file. */
  String file(int bytes) {
    return Json.compact(
        Json.object().put("path", "notes/report.md").put("content", prose.filling(bytes, random)));
  }

  /**
   * Arguments that conform to a schema. The size is reached as far as the schema leaves room for
   * it.
   */
  String conforming(JsonNode schema, int bytes) {
    return Json.compact(new SchemaSample(prose, random, bytes).of(schema));
  }

  /** Cuts JSON into about so many uneven fragments, never inside a surrogate pair. */
  static List<String> fragments(String json, int count, RandomGenerator random) {
    int mean = Math.max(1, json.length() / count);
    var fragments = new ArrayList<String>();
    for (int at = 0; at < json.length(); ) {
      int size = Math.max(1, mean / 2 + random.nextInt(mean + 1));
      int end = Math.min(at + size, json.length());
      if (Character.isHighSurrogate(json.charAt(end - 1)) && end < json.length()) {
        end++;
      }
      fragments.add(json.substring(at, end));
      at = end;
    }
    return fragments;
  }
}
