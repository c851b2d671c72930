package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tools in the forms of all formats. Stateless. */
public final class Tools {
  private Tools() {}

  /** Those that can be read; a tool that the provider runs itself is none of them. */
  public static List<ToolSpec> read(JsonNode tools) {
    return declarations(tools).stream().map(Tools::spec).flatMap(Optional::stream).toList();
  }

  /** Reads the tools; where one is the provider's own, the whole list goes along as it is, too. */
  static void read(Members body, ChatRequest.Builder request) {
    JsonNode tools = body.take("tools");
    List<ToolSpec> specs = read(tools);
    if (specs.size() < declarations(tools).size()) {
      body.leave("tools");
    }
    request.tools(specs);
  }

  private static List<JsonNode> declarations(JsonNode tools) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode tool : tools) {
      JsonNode several = tool.path("functionDeclarations");
      JsonNode same = several.isArray() ? several : tool.path("function_declarations");
      if (same.isArray()) {
        same.forEach(all::add);
      } else {
        all.add(tool.path("function").isObject() ? tool.path("function") : tool);
      }
    }
    return all;
  }

  private static Optional<ToolSpec> spec(JsonNode tool) {
    String type = tool.path("type").asString("function");
    if (!type.equals("function") && !type.equals("custom")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ToolSpec(
              tool.path("name").asString(""), tool.path("description").asString(""), schema(tool)));
    } catch (IllegalArgumentException unnamed) {
      return Optional.empty();
    }
  }

  private static String schema(JsonNode tool) {
    for (String name :
        List.of("input_schema", "parametersJsonSchema", "parameters_json_schema", "parameters")) {
      JsonNode schema = tool.path(name);
      if (schema.isObject()) {
        return Json.write(schema);
      }
      if (schema.isString()) {
        return schema.stringValue();
      }
    }
    return "{}";
  }

  /** Reads whether a tool is to be called; what says more than that stays as it was written. */
  static void choice(Members body, ChatRequest.Builder request) {
    ToolChoice choice = choice(body.take("tool_choice"));
    if (choice == null) {
      body.leave("tool_choice");
    } else {
      request.toolChoice(choice);
    }
  }

  /** By the word or the name that stands there; null where there is something else, too. */
  private static @Nullable ToolChoice choice(JsonNode choice) {
    if (choice.isString()) {
      return word(choice.stringValue());
    }
    Set<String> members = Set.copyOf(choice.propertyNames());
    String type = choice.path("type").asString("");
    if (members.equals(Set.of("type"))) {
      return word(type);
    }
    boolean below = type.equals("function") && members.equals(Set.of("type", "function"));
    boolean beside =
        (type.equals("function") || type.equals("tool")) && members.equals(Set.of("type", "name"));
    JsonNode tool = below ? choice.path("function") : choice;
    boolean whole = beside || (below && tool.size() == 1);
    String name = tool.path("name").asString("");
    return whole && !name.isEmpty() ? new ToolChoice.Named(name) : null;
  }

  /** Whether a tool is to be called, by the word for it. */
  static @Nullable ToolChoice word(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "auto" -> ToolChoice.AUTO;
      case "none" -> ToolChoice.NONE;
      case "required", "any" -> ToolChoice.REQUIRED;
      default -> null;
    };
  }
}
