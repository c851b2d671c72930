package dev.sage.simulator.internal.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An object of a script, which knows where it stands, so that what is wrong with it can be said
 * with file and JSON pointer. Immutable.
 */
record ScriptNode(String file, String pointer, JsonNode json) {

  /** Refuses what is no object, and fields that mean nothing here. */
  ScriptNode checked(Set<String> known) throws FaultScriptException {
    if (!json.isObject()) {
      throw problem("", "has to be a JSON object");
    }
    for (var name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw problem(
            "/" + shown(name), "means nothing here; known are " + String.join(", ", sorted(known)));
      }
    }
    return this;
  }

  boolean has(String field) {
    return json.has(field);
  }

  String text(String field) throws FaultScriptException {
    var value = json.path(field);
    if (!value.isString() || value.asString().isEmpty()) {
      throw problem("/" + field, "has to be a text" + butWas(value));
    }
    return value.asString();
  }

  String text(String field, String otherwise) throws FaultScriptException {
    return json.path(field).isMissingNode() || json.path(field).asString("-").isEmpty()
        ? otherwise
        : text(field);
  }

  long number(String field, long least, long most) throws FaultScriptException {
    var value = json.path(field);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < least
        || value.asLong() > most) {
      throw problem(
          "/" + field,
          "has to be a whole number from %d to %d%s".formatted(least, most, butWas(value)));
    }
    return value.asLong();
  }

  int number(String field, int least, int most, int otherwise) throws FaultScriptException {
    return has(field) ? (int) number(field, least, most) : otherwise;
  }

  boolean flag(String field) throws FaultScriptException {
    var value = json.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw problem("/" + field, "has to be true or false" + butWas(value));
    }
    return value.asBoolean(false);
  }

  /** One of an enum's constants, written as {@code bad-chunk-size}. */
  <E extends Enum<E>> E choice(String field, Class<E> type) throws FaultScriptException {
    var value = json.path(field);
    for (var constant : type.getEnumConstants()) {
      if (value.isString() && written(constant).equals(value.asString())) {
        return constant;
      }
    }
    throw problem("/" + field, "has to be one of " + words(type) + butWas(value));
  }

  <E extends Enum<E>> E choice(String field, E otherwise) throws FaultScriptException {
    return has(field) ? choice(field, otherwise.getDeclaringClass()) : otherwise;
  }

  /** The object in a field. */
  ScriptNode child(String field) {
    return new ScriptNode(file, pointer + "/" + field, json.path(field));
  }

  /** The objects of an array. */
  List<ScriptNode> children(String field) throws FaultScriptException {
    var array = json.path(field);
    if (!array.isArray()) {
      throw problem("/" + field, "has to be an array" + butWas(array));
    }
    return java.util.stream.IntStream.range(0, array.size())
        .mapToObj(i -> new ScriptNode(file, pointer + "/" + field + "/" + i, array.get(i)))
        .toList();
  }

  FaultScriptException problem(String below, String what) {
    return new FaultScriptException(
        "%s: %s %s."
            .formatted(file, pointer.isEmpty() && below.isEmpty() ? "it" : pointer + below, what));
  }

  static <E extends Enum<E>> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(ScriptNode::written)
        .collect(Collectors.joining(", "));
  }

  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String butWas(JsonNode value) {
    return value.isMissingNode() ? ", and is missing" : ", was " + shown(value.toString());
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** A text of a script, fit for one line of a message. */
  static String shown(String text) {
    var line = text.replaceAll("\\p{C}", "?");
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }
}
