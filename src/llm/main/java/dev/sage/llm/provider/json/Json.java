package dev.sage.llm.provider.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trees of JSON, for what is rare: requests, messages, errors, usage. Thread-safe.
 *
 * <p>Read and written here and not by an object mapper: that one loads half a thousand classes
 * before the first token of a cold program. For the same reason nobody here calls a node's own
 * {@code toString}, which makes itself a mapper.
 */
public final class Json {

  /** Numbers keep their exact value, strings may be as long as a body. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private static final JsonFactory STRICT =
      FACTORY.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** The tree of a JSON text, or null where it is none, or more than one. */
  public static @Nullable JsonNode tree(byte[] bytes, int from, int to) {
    if (from == to) {
      return null;
    }
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      if (in.nextToken() == null) {
        return null;
      }
      JsonNode node = read(in);
      return in.nextToken() == null ? node : null;
    } catch (JacksonException | NumberFormatException notJson) {
      // A number format: JSON's grammar has exponents that no BigDecimal has (1e99999999999).
      return null;
    }
  }

  /**
   * The tree of a JSON text that a person wrote: it says what is wrong and where, and takes no name
   * twice.
   *
   * @throws JsonSyntaxException where it is none, or more than one
   */
  public static JsonNode strict(byte[] bytes) {
    try (JsonParser in = STRICT.createParser(ObjectReadContext.empty(), bytes)) {
      if (in.nextToken() == null) {
        throw new JsonSyntaxException("The text is empty", bytes.length);
      }
      JsonNode node = read(in);
      if (in.nextToken() != null) {
        throw new JsonSyntaxException(
            "Something stands behind the end", offset(in.currentTokenLocation()));
      }
      return node;
    } catch (JacksonException notJson) {
      throw new JsonSyntaxException(words(notJson), offset(notJson.getLocation()));
    } catch (NumberFormatException tooLarge) {
      throw new JsonSyntaxException("A number is too large", 0);
    }
  }

  /** Its first line, without the advice which option of the parser would have let it pass. */
  private static String words(JacksonException notJson) {
    String first = notJson.getOriginalMessage().lines().findFirst().orElse("It is no JSON");
    int advice = first.indexOf(": enable ");
    return advice < 0 ? first : first.substring(0, advice);
  }

  /** What is nested too deep has no place. */
  private static int offset(@Nullable TokenStreamLocation place) {
    return place == null ? 0 : (int) Math.max(0, place.getByteOffset());
  }

  /** The tree of a JSON text, or null where it is none. */
  public static @Nullable JsonNode tree(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return tree(bytes, 0, bytes.length);
  }

  /** The parser's limit on depth is also the recursion's. */
  private static JsonNode read(JsonParser in) {
    return switch (in.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String name = in.currentName();
          in.nextToken();
          object.set(name, read(in));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = NODES.arrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(in));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.stringNode(in.getString());
      case VALUE_NUMBER_INT ->
          switch (in.getNumberType()) {
            case INT -> NODES.numberNode(in.getIntValue());
            case LONG -> NODES.numberNode(in.getLongValue());
            default -> NODES.numberNode(in.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(in.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /** A tree as JSON text in UTF-8. */
  public static byte[] bytes(JsonNode node) {
    var out = new ByteArrayOutputStream(512);
    try (JsonGenerator to = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(node, to);
    }
    return out.toByteArray();
  }

  /** A tree as JSON text. */
  public static String string(JsonNode node) {
    return new String(bytes(node), UTF_8);
  }

  private static void write(JsonNode node, JsonGenerator out) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        node.properties()
            .forEach(
                field -> {
                  out.writeName(field.getKey());
                  write(field.getValue(), out);
                });
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        node.forEach(item -> write(item, out));
        out.writeEndArray();
      }
      case STRING -> out.writeString(node.stringValue());
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NUMBER -> number(node, out);
      default -> out.writeNull();
    }
  }

  private static void number(JsonNode node, JsonGenerator out) {
    switch (node.numberType()) {
      case INT -> out.writeNumber(node.intValue());
      case LONG -> out.writeNumber(node.longValue());
      case BIG_INTEGER -> out.writeNumber(node.bigIntegerValue());
      case FLOAT -> out.writeNumber(node.floatValue());
      case DOUBLE -> out.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> out.writeNumber(node.decimalValue());
    }
  }

  /**
   * A Java value as a tree: maps with text as keys, lists, strings, numbers, booleans, null, and
   * trees as they are.
   *
   * @throws IllegalArgumentException where there is anything else in it
   */
  public static JsonNode of(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case JsonNode node -> node;
      case String text -> NODES.stringNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Float number -> NODES.numberNode(number);
      case Short number -> NODES.numberNode(number);
      case Byte number -> NODES.numberNode(number);
      case BigInteger number -> NODES.numberNode(number);
      case BigDecimal number -> NODES.numberNode(number);
      case Map<?, ?> map -> {
        ObjectNode object = object();
        map.forEach((name, item) -> object.set(String.valueOf(name), of(item)));
        yield object;
      }
      case Iterable<?> items -> {
        ArrayNode array = array();
        items.forEach(item -> array.add(of(item)));
        yield array;
      }
      default ->
          throw new IllegalArgumentException(value.getClass().getName() + " has no form in JSON");
    };
  }

  /** An empty object. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** The text of a string field that is not empty, or null. */
  public static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
  }

  /** The text of a field that is a string or a number, or null. */
  public static @Nullable String label(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? string(value) : text(node, field);
  }

  /** A count that is not negative, or null where the field has none. */
  public static @Nullable Long count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      return null;
    }
    long count = value.asLong(-1);
    return count < 0 ? null : count;
  }
}
