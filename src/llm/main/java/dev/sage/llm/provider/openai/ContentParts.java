package dev.sage.llm.provider.openai;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.internal.Blocks;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonSlice;
import tools.jackson.databind.JsonNode;

/**
 * Content as an array of parts: Mistral's reasoning models stream {@code thinking} parts, which
 * hold text parts in turn, and {@code text} parts. References and parts of unknown type are left
 * out.
 */
final class ContentParts {

  void read(byte[] array, JsonSlice slice, Blocks blocks, EventSink out) {
    JsonNode tree = Json.tree(array, slice.from(), slice.to());
    if (tree == null) {
      return;
    }
    for (JsonNode part : tree) {
      String type = part.path("type").asString("");
      String text = text(part.isString() ? part : part.path(type));
      if (text.isEmpty()) {
        continue;
      }
      switch (type) {
        case "thinking", "reasoning" ->
            out.event(new StreamEvent.Reasoning(blocks.reasoning(), text));
        case "refusal" -> out.event(new StreamEvent.Refusal(blocks.refusal(), text));
        case "text", "output_text", "" -> out.event(new StreamEvent.Text(blocks.text(), text));
        default -> {}
      }
    }
  }

  private static String text(JsonNode node) {
    if (node.isString()) {
      return node.stringValue();
    }
    var joined = new StringBuilder();
    for (JsonNode part : node) {
      joined.append(part.isString() ? part.stringValue() : part.path("text").asString(""));
    }
    return joined.toString();
  }
}
