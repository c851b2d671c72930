package dev.sage.workbench.store;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.workbench.ErrorJson;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The JSON that stands in columns. Stateless. */
final class StoreJson {

  private StoreJson() {}

  static String headers(Map<String, String> headers) {
    return Json.write(new TreeMap<>(headers));
  }

  static Map<String, String> headers(String json) {
    var headers = new LinkedHashMap<String, String>();
    Json.MAPPER
        .readTree(json)
        .properties()
        .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asString("")));
    return headers;
  }

  static String error(LlmError error) {
    return ErrorJson.of(error).toString();
  }

  static String toolCalls(List<StreamEvent.ToolCall> calls, Clean clean) {
    var array = Json.array();
    for (StreamEvent.ToolCall call : calls) {
      var fault = call.fault();
      array
          .addObject()
          .put("index", call.index())
          .put("id", call.callId())
          .put("name", call.toolName())
          .put("arguments", clean.content(call.arguments(), ContentClass.TOOL))
          .put("fault", fault == null ? null : fault.name());
    }
    return array.toString();
  }

  static List<StreamEvent.ToolCall> toolCalls(String json) {
    var calls = new ArrayList<StreamEvent.ToolCall>();
    for (JsonNode call : Json.MAPPER.readTree(json)) {
      String fault = call.path("fault").asString("");
      calls.add(
          new StreamEvent.ToolCall(
              call.path("index").asInt(0),
              call.path("id").asString(""),
              call.path("name").asString(""),
              call.path("arguments").asString(""),
              fault.isEmpty() ? null : StreamEvent.ToolFault.valueOf(fault)));
    }
    return calls;
  }
}
