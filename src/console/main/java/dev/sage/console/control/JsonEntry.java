package dev.sage.console.control;

import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One row of a JSON tree: a value, or a group of a long array's elements.
 *
 * @param name of the member, index of the element, or range of the group
 * @param json the value, or the array that the group is of
 * @param from the first element of a group, or -1 for a value
 * @param to the element after the group's last, or -1 for a value
 */
record JsonEntry(String name, JsonNode json, int from, int to) {
  /** Elements in a group. */
  static final int GROUP = 100;

  private static final int LONGEST = 400;

  static JsonEntry root(JsonNode json) {
    return value("", json);
  }

  private static JsonEntry value(String name, JsonNode json) {
    return new JsonEntry(name, json, -1, -1);
  }

  private boolean isGroup() {
    return from >= 0;
  }

  boolean isLeaf() {
    return json.isEmpty();
  }

  List<JsonEntry> children() {
    List<JsonEntry> children = new ArrayList<>();
    if (json.isObject()) {
      json.properties().forEach(member -> children.add(value(member.getKey(), member.getValue())));
    } else if (isGroup() || json.size() <= GROUP) {
      int last = isGroup() ? to : json.size();
      for (int i = Math.max(0, from); i < last; i++) {
        children.add(value(String.valueOf(i), json.get(i)));
      }
    } else {
      for (int i = 0; i < json.size(); i += GROUP) {
        int end = Math.min(i + GROUP, json.size());
        children.add(new JsonEntry(i + " … " + (end - 1), json, i, end));
      }
    }
    return children;
  }

  /** What stands for the value in its row. */
  String shown() {
    if (isGroup()) {
      return "";
    }
    if (json.isObject()) {
      return Texts.text("json.members", json.size());
    }
    if (json.isArray()) {
      return Texts.text("json.elements", json.size());
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
