package dev.sage.workbench.prompt;

import dev.sage.llm.Content;
import dev.sage.workbench.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the document of a prompt. Stateless, thread-safe. */
final class PromptWriter {
  /** What comes back from JSON as it was typed; another number is written as a text. */
  private static final Pattern NUMBER =
      Pattern.compile("(?!-0+$)-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

  private PromptWriter() {}

  static ObjectNode node(Prompt prompt) {
    ObjectNode json = Json.object();
    json.put("version", PromptJson.VERSION);
    json.set("turns", turns(prompt.turns()));
    embed(json, "tools", prompt.tools());
    text(json, "toolChoice", prompt.toolChoice());
    embed(json, "responseSchema", prompt.responseSchema());
    if (!prompt.parameters().equals(Parameters.DEFAULTS)) {
      json.set("parameters", parameters(prompt.parameters()));
    }
    if (!prompt.values().isEmpty()) {
      ObjectNode values = json.putObject("values");
      for (Map.Entry<String, String> value : prompt.values().entrySet()) {
        values.set(value.getKey(), lines(value.getValue()));
      }
    }
    text(json, "inputs", prompt.inputs());
    if (prompt.repetitions() != 1) {
      json.put("repetitions", prompt.repetitions());
    }
    if (!prompt.assertions().isEmpty()) {
      ArrayNode list = json.putArray("assertions");
      for (Assertion assertion : prompt.assertions()) {
        ObjectNode entry = list.addObject();
        entry.put("kind", assertion.kind().json());
        entry.set("value", lines(assertion.value()));
      }
    }
    ArrayNode columns = json.putArray("columns");
    prompt.columns().forEach(column -> columns.add(column(column)));
    return json;
  }

  private static ArrayNode turns(List<Turn> turns) {
    ArrayNode list = Json.array();
    turns.forEach(turn -> list.add(turn(turn)));
    return list;
  }

  private static ObjectNode turn(Turn turn) {
    ObjectNode json = Json.object();
    json.put("role", turn.role().name().toLowerCase(Locale.ROOT));
    if (turn instanceof Turn.ToolResult result) {
      text(json, "callId", result.callId());
      text(json, "tool", result.toolName());
      if (result.error()) {
        json.put("error", true);
      }
    }
    json.set("text", lines(turn.text()));
    if (turn instanceof Turn.Assistant assistant) {
      assistant(json, assistant);
    }
    return json;
  }

  private static void assistant(ObjectNode json, Turn.Assistant assistant) {
    if (!assistant.reasoning().isEmpty()) {
      ArrayNode list = json.putArray("reasoning");
      for (Content.Reasoning reasoning : assistant.reasoning()) {
        ObjectNode entry = list.addObject();
        entry.set("text", lines(reasoning.value()));
        if (reasoning.opaque() != null) {
          entry.set("opaque", lines(reasoning.opaque()));
        }
      }
    }
    if (!assistant.calls().isEmpty()) {
      ArrayNode list = json.putArray("calls");
      for (Content.ToolCall call : assistant.calls()) {
        ObjectNode entry = list.addObject();
        entry.put("callId", call.callId());
        entry.put("tool", call.toolName());
        entry.set("arguments", lines(call.arguments()));
      }
    }
  }

  private static ObjectNode column(Column column) {
    ObjectNode json = Json.object();
    json.put("target", column.target());
    Parameters own = column.parameters();
    if (own != null) {
      json.set("parameters", parameters(own));
    }
    List<Turn> turns = column.turns();
    if (turns != null) {
      json.set("turns", turns(turns));
    }
    return json;
  }

  private static ObjectNode parameters(Parameters parameters) {
    ObjectNode json = Json.object();
    number(json, "temperature", parameters.temperature());
    number(json, "topP", parameters.topP());
    number(json, "maxTokens", parameters.maxTokens());
    number(json, "seed", parameters.seed());
    text(json, "stop", parameters.stop());
    text(json, "effort", parameters.effort());
    number(json, "budgetTokens", parameters.budgetTokens());
    embed(json, "extra", parameters.extra());
    return json;
  }

  private static void number(ObjectNode json, String name, String typed) {
    if (NUMBER.matcher(typed).matches()) {
      json.put(name, new BigDecimal(typed));
    } else {
      text(json, name, typed);
    }
  }

  private static void text(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.set(name, lines(text));
    }
  }

  /** One line is a text, several are a list of them. */
  private static JsonNode lines(String text) {
    if (text.indexOf('\n') < 0) {
      return Json.MAPPER.getNodeFactory().stringNode(text);
    }
    ArrayNode list = Json.array();
    for (String line : text.split("\n", -1)) {
      list.add(line);
    }
    return list;
  }

  /** JSON that is laid out as the reader would lay it out stands as it is, all else as a text. */
  private static void embed(ObjectNode json, String name, String text) {
    JsonNode value = embedded(text);
    if (value == null) {
      text(json, name, text);
    } else {
      json.set(name, value);
    }
  }

  private static @Nullable JsonNode embedded(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return null;
    }
    try {
      JsonNode value = JsonText.parse(text);
      return PromptReader.embeddable(value) && PrettyJson.write(value).equals(text) ? value : null;
    } catch (PromptException unfinished) {
      return null;
    }
  }
}
