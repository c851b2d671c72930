package dev.sage.workbench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tools in the forms of all formats. Stateless. */
public final class Tools {
  private static final WireFormats FORMATS = new WireFormats(Map.of());

  private Tools() {}

  /** Those that can be read; a tool that the provider runs itself is none of them. */
  public static List<ToolSpec> read(JsonNode tools) {
    return declarations(tools).stream().map(Tools::spec).flatMap(Optional::stream).toList();
  }

  /**
   * Reads the tools, with what a declaration says beyond our words; where one is the provider's
   * own, the whole list goes along as it is, too.
   */
  static void read(String api, Members body, ChatRequest.Builder request) {
    List<JsonNode> declarations = declarations(body.take("tools"));
    List<ToolSpec> specs = new ArrayList<>();
    for (JsonNode declaration : declarations) {
      spec(declaration).flatMap(spec -> whole(api, spec, declaration)).ifPresent(specs::add);
    }
    request.tools(specs);
    boolean others = body.take("tools").valueStream().anyMatch(Tools::holdsMore);
    if (others || specs.size() < declarations.size() || declarations.isEmpty()) {
      body.leave("tools");
    }
  }

  /** Whether something stands beside a list of functions. */
  private static boolean holdsMore(JsonNode tool) {
    return functions(tool).isArray() && tool.size() > 1;
  }

  /** The tool with all that its declaration says; empty where no encoder could say it. */
  private static Optional<ToolSpec> whole(String api, ToolSpec spec, JsonNode declaration) {
    JsonNode strict = strict(declaration);
    boolean ours =
        switch (api) {
          case "gemini", "ollama" -> false;
          // There the encoder says false by itself.
          case "openai-responses" -> strict.asBoolean(false);
          default -> strict.isBoolean();
        };
    ToolSpec told = ours ? spec.withStrict(strict.booleanValue()) : spec;
    try {
      JsonNode declared = api.equals("gemini") ? GeminiNames.camel(declaration) : declaration;
      ObjectNode more = Rest.difference(declared, written(api, told));
      return Optional.of(more.isEmpty() ? told : told.withExtra(Json.write(more)));
    } catch (LlmException | IllegalStateException notToBeWritten) {
      return Optional.empty();
    }
  }

  private static JsonNode strict(JsonNode declaration) {
    return declaration.path("function").isObject()
        ? declaration.path("function").path("strict")
        : declaration.path("strict");
  }

  /** As the encoder of the format writes it. */
  private static ObjectNode written(String api, ToolSpec tool) {
    var request = ChatRequest.builder("p/m").tool(tool).build();
    byte[] body = FORMATS.find(api).orElseThrow().encode(request, false, Quirks.NONE);
    JsonNode tools = Json.MAPPER.readTree(new String(body, UTF_8)).path("tools");
    if (declarations(tools).getFirst() instanceof ObjectNode written) {
      return written;
    }
    throw new IllegalStateException("an encoder wrote no tool");
  }

  private static List<JsonNode> declarations(JsonNode tools) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode tool : tools) {
      JsonNode functions = functions(tool);
      if (functions.isArray()) {
        functions.forEach(all::add);
      } else {
        all.add(tool);
      }
    }
    return all;
  }

  private static JsonNode functions(JsonNode tool) {
    JsonNode several = tool.path("functionDeclarations");
    return several.isArray() ? several : tool.path("function_declarations");
  }

  private static Optional<ToolSpec> spec(JsonNode declaration) {
    String type = declaration.path("type").asString("function");
    if (!type.equals("function") && !type.equals("custom")) {
      return Optional.empty();
    }
    // In Chat Completions below a name of its own.
    JsonNode tool = declaration.path(type).isObject() ? declaration.path(type) : declaration;
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
