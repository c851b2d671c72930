package dev.sage.workbench.prompt;

import dev.sage.llm.ToolSpec;
import dev.sage.llm.config.jsonc.JsoncSpan;
import dev.sage.llm.tool.ValueSchema;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The tools of a prompt, from their text: a list of {@code {name, description, parameters}}, each
 * with {@code strict} and {@code extra} where it has them, see {@link ToolSpec}. The forms of the
 * large providers are understood too ({@code {type, function: {…}}}, {@code input_schema}), because
 * that is what people paste. Immutable, thread-safe.
 *
 * @param specs those that can be used
 * @param faults what is wrong, each with its place; of very many the first, and that there are more
 */
public record ToolList(List<ToolSpec> specs, List<PromptException> faults) {
  /** Nobody mends more of them before looking again. */
  private static final int MOST_FAULTS = 20;

  private static final String NO_ARGUMENTS = "{\"type\":\"object\",\"properties\":{}}";

  /** Copies the lists. */
  public ToolList {
    specs = List.copyOf(specs);
    faults = List.copyOf(faults);
  }

  /** The tools of a text; none of an empty one. */
  public static ToolList of(String text) {
    if (text.isBlank()) {
      return new ToolList(List.of(), List.of());
    }
    try {
      JsonNode root = JsonText.parse(text);
      return root.isArray()
          ? new Reader(text).read(root)
          : faulty(new PromptException("Tools are a list: [ { \"name\": … } ].", 1, 1));
    } catch (PromptException notJson) {
      return faulty(notJson);
    }
  }

  private static ToolList faulty(PromptException fault) {
    return new ToolList(List.of(), List.of(fault));
  }

  /** The names, in order. */
  public List<String> names() {
    return specs.stream().map(ToolSpec::name).toList();
  }

  /** Reads one text. One use, one thread. */
  private static final class Reader {
    private final JsonText.Places places;
    private final List<ToolSpec> specs = new ArrayList<>();
    private final List<PromptException> faults = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    Reader(String text) {
      this.places = new JsonText.Places(text);
    }

    ToolList read(JsonNode tools) {
      int index = 0;
      for (JsonNode tool : tools) {
        String at = String.valueOf(index++);
        if (tool.path("function").isObject()) {
          tool(tool.path("function"), List.of(at, "function"));
        } else {
          tool(tool, List.of(at));
        }
      }
      return new ToolList(specs, faults);
    }

    private void tool(JsonNode tool, List<String> path) {
      if (!tool.isObject()) {
        fault(path, "A tool is an object with a name.");
        return;
      }
      String name = tool.path("name").asString("");
      String schemaField = tool.has("input_schema") ? "input_schema" : "parameters";
      String schema = tool.has(schemaField) ? Json.write(tool.path(schemaField)) : NO_ARGUMENTS;
      try {
        ToolSpec spec =
            new ToolSpec(
                name, tool.path("description").asString(""), schema, strict(tool), extra(tool));
        if (names.add(name)) {
          specs.add(spec);
        } else {
          fault(below(path, "name"), "Two tools have this name. Give one another.");
        }
      } catch (IllegalArgumentException badName) {
        fault(
            tool.has("name") ? below(path, "name") : path,
            "A tool needs a name of 1 to 64 letters, digits, _ and -.");
      }
      schema(tool.path(schemaField), below(path, schemaField));
    }

    private static @Nullable Boolean strict(JsonNode tool) {
      return tool.path("strict").isBoolean() ? (Boolean) tool.path("strict").booleanValue() : null;
    }

    private static @Nullable String extra(JsonNode tool) {
      return tool.path("extra").isObject() ? Json.write(tool.path("extra")) : null;
    }

    private void schema(JsonNode schema, List<String> path) {
      if (schema.isMissingNode()) {
        return;
      }
      if (!schema.path("type").asString("").equals("object")) {
        fault(path, "The parameters of a tool are a schema with \"type\": \"object\".");
        return;
      }
      try {
        ValueSchema.compile(Json.write(schema));
      } catch (IllegalArgumentException invalid) {
        fault(path, "This is no JSON Schema: " + invalid.getMessage() + ".");
      }
    }

    private static List<String> below(List<String> path, String name) {
      return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    private void fault(List<String> path, String what) {
      if (faults.size() > MOST_FAULTS) {
        return;
      }
      JsoncSpan span = places.of(path);
      faults.add(
          new PromptException(
              faults.size() < MOST_FAULTS ? what : "There is more that is wrong from here on.",
              span == null ? 0 : span.line(),
              span == null ? 0 : span.column()));
    }
  }
}
