package dev.sage.console.control;

import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * One row of a JSON tree: a value, or a group of a long array's elements or a long object's
 * members.
 *
 * @param name of the member, index of the element, or range of the group
 * @param json the value, or the array or object that the group is of
 * @param keys of the object that the group is of, in order; empty otherwise
 * @param from the first element of a group, or -1 for a value
 * @param to the element after the group's last, or -1 for a value
 */
record JsonEntry(String name, JsonNode json, List<String> keys, int from, int to) {
  /** The most children of an entry; what has more has groups, and those have groups. */
  static final int GROUP = 100;

  private static final int LONGEST = 400;

  static JsonEntry root(JsonNode json) {
    return value("", json);
  }

  private static JsonEntry value(String name, JsonNode json) {
    return new JsonEntry(name, json, List.of(), -1, -1);
  }

  boolean isGroup() {
    return from >= 0;
  }

  /**
   * Whether it is the child of its parent that has this name or number, or the group that holds it.
   */
  boolean leadsTo(Object step) {
    if (!isGroup()) {
      return name.equals(step.toString());
    }
    int at = step instanceof Integer number ? number : keys.indexOf(step.toString());
    return at >= from && at < to;
  }

  boolean isLeaf() {
    return json.isEmpty();
  }

  List<JsonEntry> children() {
    int first = Math.max(0, from);
    int end = isGroup() ? to : json.size();
    List<String> names = isGroup() || !json.isObject() ? keys : List.copyOf(json.propertyNames());
    int step = step(end - first);
    List<JsonEntry> children = new ArrayList<>();
    for (int i = first; i < end; i += step) {
      children.add(step == 1 ? child(names, i) : group(names, i, Math.min(i + step, end)));
    }
    return children;
  }

  /** How many elements a child stands for, so that there are not too many children. */
  private static int step(int count) {
    int step = 1;
    while (Math.ceilDiv(count, step) > GROUP) {
      step *= GROUP;
    }
    return step;
  }

  private JsonEntry child(List<String> names, int i) {
    return names.isEmpty()
        ? value(String.valueOf(i), json.get(i))
        : value(names.get(i), json.get(names.get(i)));
  }

  private JsonEntry group(List<String> names, int first, int end) {
    String range =
        names.isEmpty() ? first + " … " + (end - 1) : names.get(first) + " … " + names.get(end - 1);
    return new JsonEntry(range, json, names, first, end);
  }

  /** What stands for the value in its row. */
  String shown() {
    if (isGroup()) {
      return Texts.text(json.isObject() ? "json.members" : "json.elements", to - from);
    }
    if (json.isObject()) {
      return Texts.text("json.members", json.size());
    }
    if (json.isArray()) {
      return Texts.text("json.elements", json.size());
    }
    if (json.isString()) {
      String image = Base64Image.words(json.stringValue());
      if (!image.isEmpty()) {
        return image;
      }
      if (json.stringValue().length() > LONGEST) {
        // Cut before it is quoted: the whole may have megabytes.
        String cut = json.stringValue().substring(0, LONGEST);
        return StringNode.valueOf(cut).toString().substring(0, LONGEST) + "…";
      }
    }
    String text = json.toString();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** The kind of value, in style classes. */
  String kind() {
    return isGroup() ? "container" : kindOf(json);
  }

  private static String kindOf(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT, ARRAY -> "container";
      case STRING, NUMBER, BOOLEAN, NULL -> json.getNodeType().name().toLowerCase(Locale.ROOT);
      default -> "other";
    };
  }

  /** The value as it is copied: a string without its quotes, anything else as JSON. */
  String copyText() {
    return json.isString() ? json.stringValue() : json.toPrettyString();
  }
}
