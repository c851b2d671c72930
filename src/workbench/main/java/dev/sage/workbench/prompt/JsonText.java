package dev.sage.workbench.prompt;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.config.jsonc.JsoncReader;
import dev.sage.llm.config.jsonc.JsoncSpan;
import dev.sage.workbench.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that a person typed: read strictly, with the place of what is wrong. Thread-safe. */
public final class JsonText {
  private static final JsonMapper STRICT =
      Json.MAPPER
          .rebuild()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /**
   * The value that the text is.
   *
   * @throws PromptException where it is none, with the place
   */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = STRICT.readTree(text);
      if (node.isMissingNode()) {
        throw new PromptException("There is nothing in it.", 1, 1);
      }
      return node;
    } catch (JacksonException notJson) {
      throw fault(text, notJson);
    } catch (NumberFormatException | ArithmeticException tooLarge) {
      throw new PromptException("A number is out of range.", 0, 0);
    }
  }

  /** The words are those of our own reader: they repeat nothing of the text. */
  private static PromptException fault(String text, JacksonException notJson) {
    var faults = JsoncReader.read(text).faults();
    if (!faults.isEmpty()) {
      var first = faults.getFirst();
      String what = first.message();
      return new PromptException(
          Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".",
          first.line(),
          first.column());
    }
    var at = notJson.getLocation();
    return new PromptException(
        "It is no JSON here: no comments, no comma before a closing bracket.",
        at == null ? 0 : at.getLineNr(),
        at == null ? 0 : at.getColumnNr());
  }

  /** Where the values of a text stand; it is read once for all of them. Not thread-safe. */
  static final class Places {
    private final String text;
    private @Nullable JsoncNode root;

    Places(String text) {
      this.text = text;
    }

    /**
     * Where a value stands.
     *
     * @param path names and positions from the root
     * @return null where there is none
     */
    @Nullable JsoncSpan of(List<String> path) {
      if (root == null) {
        root = JsoncReader.read(text).root();
      }
      return place(root, path);
    }
  }

  private static @Nullable JsoncSpan place(@Nullable JsoncNode root, List<String> path) {
    JsoncNode at = root;
    for (String step : path) {
      at =
          switch (at) {
            case JsoncNode.Members members ->
                members.member(step).map(JsoncNode.Member::value).orElse(null);
            case JsoncNode.Items items -> item(items, step);
            case null, default -> null;
          };
    }
    return at == null ? null : at.span();
  }

  private static @Nullable JsoncNode item(JsoncNode.Items items, String step) {
    try {
      int index = Integer.parseInt(step);
      return index >= 0 && index < items.items().size() ? items.items().get(index) : null;
    } catch (NumberFormatException noPosition) {
      return null;
    }
  }

  /** The text laid out: two spaces a level, each value on a line of its own. */
  public static String format(String text) {
    return PrettyJson.write(parse(text));
  }
}
