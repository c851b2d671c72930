package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes Java values in canonical form: maps, lists, strings, numbers, booleans, null and trees of
 * JSON, as a request's further fields may be. Not thread-safe.
 */
final class KeyValues {

  private static final int MAX_DEPTH = 500;

  /** Integers up to here are doubles, each one its own. */
  private static final long EXACT = 1L << 53;

  private static final BigInteger EXACT_BIG = BigInteger.valueOf(EXACT);

  private final CanonicalOutput out;

  private record Field(String name, @Nullable Object value) {}

  KeyValues(CanonicalOutput out) {
    this.out = out;
  }

  /** Writes a comma, unless the object or array has just begun. */
  void next() {
    byte last = out.array()[out.length() - 1];
    if (last != '{' && last != '[') {
      out.put(',');
    }
  }

  /** Writes the name of the next field. */
  void name(String name) {
    next();
    text(name);
    out.put(':');
  }

  void text(String text) {
    if (!out.text(text)) {
      throw problem("A string has half of a surrogate pair");
    }
  }

  void number(double value) {
    if (!Double.isFinite(value)) {
      throw problem("A number is not finite");
    }
    out.number(value);
  }

  void list(Iterable<?> items, int depth) {
    deeper(depth);
    out.put('[');
    for (Object item : items) {
      next();
      value(item, depth + 1);
    }
    out.put(']');
  }

  void map(Map<?, ?> map, int depth) {
    deeper(depth);
    List<Field> fields = new ArrayList<>(map.size());
    map.forEach((name, value) -> fields.add(new Field(String.valueOf(name), value)));
    fields.sort(Comparator.comparing(Field::name)); // by UTF-16 code units, as the RFC has it
    out.put('{');
    String before = null;
    for (Field field : fields) {
      if (field.name().equals(before)) {
        throw problem("A map has a name twice");
      }
      before = field.name();
      name(before);
      value(field.value(), depth + 1);
    }
    out.put('}');
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.plain("null");
      case String text -> text(text);
      case Boolean flag -> out.plain(flag.toString());
      case Integer number -> out.plain(number.toString());
      case Short number -> out.plain(number.toString());
      case Byte number -> out.plain(number.toString());
      case Long number -> integer(number);
      case BigInteger number -> integer(number);
      case Double number -> number(number);
      // By its digits: as a double 0.1f would be 0.10000000149011612.
      case Float number -> number(Double.parseDouble(number.toString()));
      case BigDecimal number -> number(number.doubleValue());
      case Map<?, ?> map -> map(map, depth);
      case JsonNode node -> tree(node, depth);
      case Iterable<?> items -> list(items, depth);
      default ->
          throw problem("A " + value.getClass().getName() + " has no form in JSON, which is");
    }
  }

  /** One that a double would make equal to its neighbour is written as a string. */
  private void integer(long value) {
    if (value >= -EXACT && value <= EXACT) {
      out.plain(Long.toString(value));
    } else {
      text(Long.toString(value));
    }
  }

  private void integer(BigInteger value) {
    if (value.abs().compareTo(EXACT_BIG) <= 0) {
      out.plain(value.toString());
    } else {
      text(value.toString());
    }
  }

  private void tree(JsonNode node, int depth) {
    byte[] json = Json.string(node).getBytes(UTF_8);
    var scanner = new JsonScanner();
    scanner.reset(json, 0, json.length);
    new CanonicalWriter(scanner, json, 0, out).value(new JsonSlice(), depth);
  }

  private void deeper(int depth) {
    if (depth > MAX_DEPTH) {
      throw problem("There are more than " + MAX_DEPTH + " levels");
    }
  }

  private CanonicalJsonException problem(String what) {
    return new CanonicalJsonException(what, out.length());
  }
}
