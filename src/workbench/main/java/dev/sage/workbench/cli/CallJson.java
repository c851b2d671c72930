package dev.sage.workbench.cli;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.workbench.Json;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a call as every command prints them in JSON. Unknown is null. Stateless. */
final class CallJson {

  private CallJson() {}

  static ObjectNode usage(Usage usage) {
    return Json.object()
        .put("input", usage.input())
        .put("output", usage.output())
        .put("cacheRead", usage.cacheRead())
        .put("cacheWrite", usage.cacheWrite())
        .put("reasoning", usage.reasoning());
  }

  static ObjectNode timings(Timings timings, Usage usage) {
    Long output = usage.output();
    OptionalDouble tpot = output == null ? OptionalDouble.empty() : timings.tpot(output);
    return Json.object()
        .put("ttfbMs", millis(timings.ttfb()))
        .put("ttftMs", millis(timings.ttft()))
        .put("ttfoMs", millis(timings.ttfo()))
        .put("e2eMs", millis(timings.e2e()))
        .put("tpotMs", tpot.isPresent() ? (Double) (tpot.getAsDouble() / 1e6) : null)
        .put(
            "tokensPerSecond",
            tpot.isPresent() && tpot.getAsDouble() > 0
                ? (Double) (1e9 / tpot.getAsDouble())
                : null);
  }

  private static @Nullable Double millis(OptionalLong nanos) {
    return nanos.isPresent() ? nanos.getAsLong() / 1e6 : null;
  }

  static ArrayNode toolCalls(List<StreamEvent.ToolCall> calls) {
    var array = Json.array();
    for (StreamEvent.ToolCall call : calls) {
      var fault = call.fault();
      var node = array.addObject().put("id", call.callId()).put("name", call.toolName());
      node.set("arguments", parsed(call.arguments()));
      if (fault != null) {
        node.put("fault", fault.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return array;
  }

  /** The JSON in a text; null where it is none. */
  static JsonNode parsed(@Nullable String text) {
    try {
      JsonNode node = text == null || text.isBlank() ? null : Json.MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? Json.MAPPER.nullNode() : node;
    } catch (JacksonException e) {
      return Json.MAPPER.nullNode();
    }
  }
}
