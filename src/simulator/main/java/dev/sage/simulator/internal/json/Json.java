package dev.sage.simulator.internal.json;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out. Thread-safe. */
public final class Json {
  private static final Logger LOG = System.getLogger(Json.class.getName());
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter PRETTY =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withSeparators(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                          .withArrayEmptySeparator("")
                          .withObjectEmptySeparator(""))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A list of one. */
  public static ArrayNode array(JsonNode only) {
    return MAPPER.createArrayNode().add(only);
  }

  /**
   * Parses one JSON document.
   *
   * @throws tools.jackson.core.JacksonException when it is none
   */
  public static JsonNode parse(byte[] json) {
    return MAPPER.readTree(json);
  }

  /**
   * Parses one JSON document.
   *
   * @throws tools.jackson.core.JacksonException when it is none
   */
  public static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  /** What the text is as JSON, or the text itself where it is none. */
  public static JsonNode lenient(String text) {
    try {
      return parse(text);
    } catch (JacksonException e) {
      LOG.log(Level.DEBUG, "A text is no JSON and stays a text: {0}", e.getClass().getName());
      return MAPPER.getNodeFactory().stringNode(text);
    }
  }

  /** On one line. */
  public static String compact(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** On one line, as UTF-8. */
  public static byte[] compactBytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** Indented by two and ended by a line feed, as OpenAI sends it; UTF-8. */
  public static byte[] prettyBytes(JsonNode node) {
    return (PRETTY.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
