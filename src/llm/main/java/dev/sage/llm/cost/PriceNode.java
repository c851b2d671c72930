package dev.sage.llm.cost;

import dev.sage.llm.provider.NearestName;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of a price file that knows where it stands, so that whatever is wrong with it is said
 * with file, place and what was expected. Immutable.
 */
record PriceNode(String file, String place, JsonNode json) {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int MOST_DECIMALS = 15;
  private static final int LONGEST_SHOWN = 40;

  /** Refuses what is no object, and fields that mean nothing here. */
  PriceNode object(Set<String> known) {
    expect(json.isObject(), "an object");
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        String nearest = NearestName.of(name, known);
        throw problem(
            nearest == null
                ? "has an unknown field %s; known are %s"
                    .formatted(shown(name), String.join(", ", new TreeSet<>(known)))
                : "has an unknown field %s; did you mean \"%s\"?".formatted(shown(name), nearest));
      }
    }
    return this;
  }

  boolean has(String field) {
    return json.has(field);
  }

  /** What a field has, whatever it is. */
  PriceNode field(String name) {
    return new PriceNode(file, below(name), json.path(name));
  }

  /** The fields of an object whose names are data. */
  Stream<Map.Entry<String, PriceNode>> entries() {
    expect(json.isObject(), "an object");
    return json.properties().stream()
        .map(
            entry ->
                Map.entry(
                    entry.getKey(), new PriceNode(file, below(entry.getKey()), entry.getValue())));
  }

  List<PriceNode> items() {
    expect(json.isArray(), "an array");
    return IntStream.range(0, json.size())
        .mapToObj(i -> new PriceNode(file, "%s[%d]".formatted(place, i), json.get(i)))
        .toList();
  }

  String text() {
    expect(json.isString() && !json.stringValue().isBlank(), "a text");
    return json.stringValue();
  }

  boolean flag() {
    expect(json.isBoolean(), "true or false");
    return json.booleanValue();
  }

  /** An amount of dollars. */
  BigDecimal dollars() {
    expect(
        json.isNumber() && sane(json.decimalValue()),
        "a number of dollars from 0 to 1,000,000 with at most 15 decimals");
    return Money.plain(json.decimalValue());
  }

  /** The same, or null where the field is missing. */
  @Nullable BigDecimal dollarsOrNull(String field) {
    return has(field) ? field(field).dollars() : null;
  }

  long count() {
    expect(
        json.isIntegralNumber() && json.canConvertToLong() && json.longValue() > 0,
        "a whole number above 0");
    return json.longValue();
  }

  LocalDate date() {
    try {
      return LocalDate.parse(text());
    } catch (DateTimeException notOne) {
      throw wrong("a date such as 2026-11-25");
    }
  }

  URI address() {
    try {
      var address = new URI(text());
      expect(address.getHost() != null, "an address such as https://example.com/pricing");
      return address;
    } catch (URISyntaxException notOne) {
      throw wrong("an address such as https://example.com/pricing");
    }
  }

  /** Within what is charged anywhere, and short enough to reckon with. */
  static boolean sane(BigDecimal amount) {
    return amount.signum() >= 0
        && amount.compareTo(MOST) <= 0
        && amount.stripTrailingZeros().scale() <= MOST_DECIMALS;
  }

  PriceFileException wrong(String expected) {
    return problem("has to be %s, not %s".formatted(expected, shown()));
  }

  PriceFileException problem(String what) {
    return new PriceFileException(
        "%s: %s %s%s"
            .formatted(
                file, place.isEmpty() ? "the file" : place, what, what.endsWith("?") ? "" : "."),
        null);
  }

  private void expect(boolean held, String expected) {
    if (!held) {
      throw wrong(expected);
    }
  }

  private String below(String name) {
    String shown = name.matches("\\w+") ? name : shown(name);
    return place.isEmpty() ? shown : place + "." + shown;
  }

  private String shown() {
    return switch (json.getNodeType()) {
      case STRING -> shown(json.stringValue());
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case BOOLEAN -> Boolean.toString(json.booleanValue());
      case NUMBER -> cut(json.decimalValue().toString());
      case MISSING -> "missing";
      default -> "null";
    };
  }

  private static String shown(String text) {
    return '"' + cut(text.replaceAll("\\p{C}", "?")) + '"';
  }

  private static String cut(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }
}
