package dev.sage.workbench.prompt;

import dev.sage.llm.Content;
import dev.sage.llm.config.jsonc.JsoncSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the document of a prompt. What is missing is empty; a field of the wrong type is a fault; a
 * field that is not known is passed over and named. One use, one thread.
 */
final class PromptReader {
  private static final List<String> ROLES = List.of("system", "user", "assistant", "tool");

  private final JsonText.Places places;
  private final List<String> ignored = new ArrayList<>();

  PromptReader(String json) {
    this.places = new JsonText.Places(json);
  }

  List<String> ignored() {
    return ignored;
  }

  /** Whether a value stands in the document as it is: it can't be mistaken for a list of lines. */
  static boolean embeddable(JsonNode value) {
    return value.isObject()
        || (value.isArray() && value.valueStream().allMatch(JsonNode::isObject));
  }

  Prompt prompt(JsonNode root) {
    Fields at = new Fields(root, List.of());
    version(at);
    Prompt prompt =
        new Prompt(
            at.list("turns", this::turn),
            at.embedded("tools"),
            at.text("toolChoice"),
            at.embedded("responseSchema"),
            at.below("parameters", this::parameters).orElse(Parameters.DEFAULTS),
            at.below("values", Fields::texts).orElse(Map.of()),
            at.text("inputs"),
            at.whole("repetitions", 1),
            at.list("assertions", this::assertion),
            at.list("columns", this::column));
    at.done("version");
    return prompt;
  }

  private static void version(Fields at) {
    int version = at.whole("version", 1);
    if (version != PromptJson.VERSION) {
      throw at.fault(
          "version",
          "This is version %d of the format, and only %d is known here: use a newer Sage."
              .formatted(version, PromptJson.VERSION));
    }
  }

  private Turn turn(Fields at) {
    String role = at.text("role");
    Turn turn =
        switch (role) {
          case "system" -> new Turn.Instructions(at.text("text"));
          case "user" -> new Turn.User(at.text("text"));
          case "assistant" ->
              new Turn.Assistant(
                  at.text("text"),
                  at.list("reasoning", this::reasoning),
                  at.list("calls", this::call));
          case "tool" ->
              new Turn.ToolResult(
                  at.text("callId"), at.text("tool"), at.text("text"), at.flag("error"));
          default -> throw at.fault("role", "A role is one of " + String.join(", ", ROLES) + ".");
        };
    at.done("role");
    return turn;
  }

  private Content.Reasoning reasoning(Fields at) {
    String opaque = at.has("opaque") ? at.text("opaque") : null;
    Content.Reasoning reasoning = new Content.Reasoning(at.text("text"), opaque);
    at.done();
    return reasoning;
  }

  private Content.ToolCall call(Fields at) {
    Content.ToolCall call =
        new Content.ToolCall(at.text("callId"), at.text("tool"), at.text("arguments"));
    at.done();
    return call;
  }

  private Column column(Fields at) {
    Column column =
        new Column(
            at.text("target"),
            at.below("parameters", this::parameters).orElse(null),
            at.has("turns") ? at.list("turns", this::turn) : null);
    at.done();
    return column;
  }

  private Assertion assertion(Fields at) {
    String name = at.text("kind");
    Assertion.Kind kind =
        Stream.of(Assertion.Kind.values())
            .filter(known -> known.json().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    at.fault(
                        "kind",
                        "A kind of assertion is one of "
                            + String.join(
                                ", ",
                                Stream.of(Assertion.Kind.values())
                                    .map(Assertion.Kind::json)
                                    .toList())
                            + "."));
    Assertion assertion = new Assertion(kind, at.text("value"));
    at.done();
    return assertion;
  }

  private Parameters parameters(Fields at) {
    Parameters parameters =
        new Parameters(
            at.number("temperature"),
            at.number("topP"),
            at.number("maxTokens"),
            at.number("seed"),
            at.text("stop"),
            at.text("effort"),
            at.number("budgetTokens"),
            at.embedded("extra"));
    at.done();
    return parameters;
  }

  /** The fields of one object, and which of them have been read. */
  private final class Fields {
    private final JsonNode node;
    private final List<String> path;
    private final List<String> read = new ArrayList<>();

    Fields(JsonNode node, List<String> path) {
      this.node = node;
      this.path = path;
      if (!node.isObject()) {
        throw fault("", "Here must be an object, not " + type(node) + ".");
      }
    }

    boolean has(String name) {
      read.add(name);
      return node.has(name) && !node.path(name).isNull();
    }

    String text(String name) {
      return has(name) ? text(name, node.path(name)) : "";
    }

    private String text(String name, JsonNode value) {
      if (value.isString()) {
        return value.stringValue();
      }
      if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
        throw fault(name, "This must be a text or a list of its lines, not " + type(value) + ".");
      }
      return String.join("\n", value.valueStream().map(JsonNode::stringValue).toList());
    }

    String number(String name) {
      return has(name) && node.path(name).isNumber()
          ? node.path(name).decimalValue().toString()
          : text(name);
    }

    String embedded(String name) {
      JsonNode value = node.path(name);
      return has(name) && embeddable(value) ? PrettyJson.write(value) : text(name);
    }

    boolean flag(String name) {
      if (has(name) && !node.path(name).isBoolean()) {
        throw fault(name, "This must be true or false, not " + type(node.path(name)) + ".");
      }
      return node.path(name).asBoolean(false);
    }

    int whole(String name, int otherwise) {
      if (!has(name)) {
        return otherwise;
      }
      JsonNode value = node.path(name);
      if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
        throw fault(name, "This must be a whole number from 1.");
      }
      return value.intValue();
    }

    <T> List<T> list(String name, Function<Fields, T> each) {
      JsonNode value = node.path(name);
      if (has(name) && !value.isArray()) {
        throw fault(name, "This must be a list, not " + type(value) + ".");
      }
      List<T> list = new ArrayList<>();
      for (JsonNode item : value) {
        list.add(each.apply(new Fields(item, path(name, String.valueOf(list.size())))));
      }
      return list;
    }

    <T> Optional<T> below(String name, Function<Fields, T> object) {
      return has(name)
          ? Optional.of(object.apply(new Fields(node.path(name), path(name))))
          : Optional.empty();
    }

    Map<String, String> texts() {
      Map<String, String> texts = new LinkedHashMap<>();
      node.properties()
          .forEach(entry -> texts.put(entry.getKey(), text(entry.getKey(), entry.getValue())));
      return texts;
    }

    /** Names what was not read. */
    void done(String... also) {
      read.addAll(List.of(also));
      node.propertyNames().stream()
          .filter(name -> !read.contains(name))
          .forEach(name -> ignored.add(String.join(".", path(name))));
    }

    PromptException fault(String name, String what) {
      List<String> at = name.isEmpty() ? path : path(name);
      JsoncSpan span = places.of(at);
      String where = at.isEmpty() ? "" : String.join(".", at) + ": ";
      return new PromptException(
          where + what, span == null ? 0 : span.line(), span == null ? 0 : span.column());
    }

    private List<String> path(String... steps) {
      return Stream.concat(path.stream(), Stream.of(steps)).toList();
    }
  }

  private static String type(@Nullable JsonNode node) {
    String type = node == null ? "nothing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "array" -> "a list";
      case "object" -> "an object";
      case "string" -> "a text";
      case "number" -> "a number";
      default -> type;
    };
  }
}
