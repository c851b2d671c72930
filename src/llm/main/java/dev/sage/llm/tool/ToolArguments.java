package dev.sage.llm.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonSyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of a tool call: a JSON object. What a reader does not find, or finds of another
 * kind, it refuses with a {@link ToolException} that names the place. Immutable, thread-safe.
 */
public final class ToolArguments {

  private final ObjectNode tree;
  private final String text;
  private final String at;

  private ToolArguments(ObjectNode tree, String text, String at) {
    this.tree = tree;
    this.text = text;
    this.at = at;
  }

  /**
   * The arguments in a text; nothing but white space means none.
   *
   * @param json JSON text
   * @return the arguments
   * @throws ToolException where it is no JSON object
   */
  public static ToolArguments of(String json) {
    var written = json.isBlank() ? "{}" : json;
    try {
      // Strictly: of a name that stands twice the check would see one value, and a tool another.
      if (Json.strict(written.getBytes(UTF_8)) instanceof ObjectNode object) {
        return new ToolArguments(object, written, "");
      }
    } catch (JsonSyntaxException _) {
      // Told below, as for any other value.
    }
    throw new ToolException(ToolException.VALIDATION, "the arguments are no JSON object");
  }

  /**
   * All of it as JSON text, as the model wrote it.
   *
   * @return JSON text
   */
  public String text() {
    return text;
  }

  /**
   * Whether there is such an argument that is not null.
   *
   * @param name the name
   * @return whether it is there
   */
  public boolean has(String name) {
    return tree.hasNonNull(name);
  }

  /**
   * A string.
   *
   * @param name the name
   * @return the value
   */
  public String string(String name) {
    return read(name, "a string", ToolArguments::text);
  }

  /**
   * A string, or this where there is none.
   *
   * @param name the name
   * @param otherwise what there is instead
   * @return the value
   */
  public String string(String name, String otherwise) {
    return has(name) ? string(name) : otherwise;
  }

  /**
   * A whole number; 1.0 is one.
   *
   * @param name the name
   * @return the value
   */
  public long integer(String name) {
    return read(name, "an integer of 64 bits", ToolArguments::whole);
  }

  /**
   * A whole number, or this where there is none.
   *
   * @param name the name
   * @param otherwise what there is instead
   * @return the value
   */
  public long integer(String name, long otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  /**
   * A number.
   *
   * @param name the name
   * @return the value
   */
  public double number(String name) {
    return read(name, "a number", node -> node.isNumber() ? node.doubleValue() : null);
  }

  /**
   * A number, or this where there is none.
   *
   * @param name the name
   * @param otherwise what there is instead
   * @return the value
   */
  public double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /**
   * A truth value.
   *
   * @param name the name
   * @return the value
   */
  public boolean bool(String name) {
    return read(name, "true or false", node -> node.isBoolean() ? node.booleanValue() : null);
  }

  /**
   * A truth value, or this where there is none.
   *
   * @param name the name
   * @param otherwise what there is instead
   * @return the value
   */
  public boolean bool(String name, boolean otherwise) {
    return has(name) ? bool(name) : otherwise;
  }

  /**
   * A list of strings; empty where there is none.
   *
   * @param name the name
   * @return the value
   */
  public List<String> strings(String name) {
    return list(name, "a list of strings", ToolArguments::text);
  }

  /**
   * An object.
   *
   * @param name the name
   * @return the value
   */
  public ToolArguments object(String name) {
    return read(name, "an object", node -> below(node, name));
  }

  /**
   * A list of objects; empty where there is none.
   *
   * @param name the name
   * @return the value
   */
  public List<ToolArguments> objects(String name) {
    return list(name, "a list of objects", node -> below(node, name));
  }

  /**
   * Any argument as JSON text; empty where there is none.
   *
   * @param name the name
   * @return the value
   */
  public Optional<String> json(String name) {
    return Optional.ofNullable(tree.get(name)).map(Json::string);
  }

  /** {@link #text}. */
  @Override
  public String toString() {
    return text;
  }

  /** What a tool finds wrong with it. */
  List<String> violations(Function<JsonNode, List<String>> rules) {
    return rules.apply(tree);
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }

  private static @Nullable Long whole(JsonNode node) {
    if (!node.isNumber()) {
      return null;
    }
    try {
      BigDecimal value = node.decimalValue();
      return value.longValueExact();
    } catch (ArithmeticException fractionOrTooLarge) {
      return null;
    }
  }

  private @Nullable ToolArguments below(JsonNode node, String name) {
    return node instanceof ObjectNode object
        ? new ToolArguments(object, Json.string(object), at + "/" + name)
        : null;
  }

  private <T> List<T> list(String name, String kind, Function<JsonNode, @Nullable T> reader) {
    if (!has(name)) {
      return List.of();
    }
    var found = new ArrayList<T>();
    for (var item : read(name, kind, node -> node.isArray() ? node : null)) {
      var value = reader.apply(item);
      if (value == null) {
        throw refused(name, kind);
      }
      found.add(value);
    }
    return found;
  }

  private <T> T read(String name, String kind, Function<JsonNode, @Nullable T> reader) {
    var node = tree.get(name);
    var value = node == null ? null : reader.apply(node);
    if (value == null) {
      throw refused(name, kind);
    }
    return value;
  }

  private ToolException refused(String name, String kind) {
    return new ToolException(
        ToolException.VALIDATION, "%s/%s must be %s".formatted(at, name, kind));
  }
}
