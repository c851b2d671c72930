package dev.sage.simulator.internal.wire;

import tools.jackson.databind.JsonNode;

/** How much text a part of a request holds: all its strings; names of fields don't count. */
final class TextSize {
  private TextSize() {}

  static long of(JsonNode node) {
    if (node.isString()) {
      return node.stringValue().length();
    }
    long characters = 0;
    for (var child : node.values()) {
      characters += of(child);
    }
    return characters;
  }
}
