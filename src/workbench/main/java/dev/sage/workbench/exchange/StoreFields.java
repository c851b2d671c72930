package dev.sage.workbench.exchange;

import dev.sage.llm.StreamEvent;
import dev.sage.workbench.CleanJson;
import dev.sage.workbench.store.RowColumn;
import dev.sage.workbench.store.RowColumn.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members of an object in a line, each as what it must be. One object; not thread-safe. */
final class StoreFields {

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Set<String> ENDED = Set.of("complete", "failed", "cancelled", "interrupted");
  private static final double MOST_DOLLARS = 1e6;

  private final String what;
  private final JsonNode json;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param what whose members: {@code call}
   */
  StoreFields(String what, JsonNode json) {
    this.what = what;
    this.json = json;
    if (!json.isObject()) {
      throw new LineFault("the %s is no JSON object".formatted(what));
    }
  }

  /** A member, if it is there and not null. */
  @Nullable JsonNode member(String name) {
    asked.add(name);
    var node = json.path(name);
    return node.isMissingNode() || node.isNull() ? null : node;
  }

  Map<String, @Nullable Object> row(List<RowColumn> columns) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    for (RowColumn column : columns) {
      var node = member(column.name());
      if (node == null && column.required()) {
        throw new LineFault("the %s has no \"%s\"".formatted(what, column.name()));
      }
      row.put(
          column.name(),
          node == null ? column.otherwise() : value(column.name(), column.kind(), node));
    }
    return row;
  }

  String id(String name) {
    var node = member(name);
    if (node == null) {
      throw new LineFault("the %s has no \"%s\"".formatted(what, name));
    }
    return String.valueOf(value(name, Kind.ID, node));
  }

  long number(String name, Kind kind, long otherwise) {
    var node = member(name);
    return node == null ? otherwise : number(name, kind, node);
  }

  boolean flag(String name) {
    var node = member(name);
    if (node != null && !node.isBoolean()) {
      throw wrong(name, "neither true nor false");
    }
    return node != null && node.booleanValue();
  }

  String text(String name) {
    var node = member(name);
    if (node != null && !node.isString()) {
      throw wrong(name, "no text");
    }
    return node == null ? "" : node.stringValue();
  }

  /** Tells of members that nobody asked for. */
  void rest(Consumer<String> unknown) {
    for (String name : json.propertyNames()) {
      if (!asked.contains(name)) {
        unknown.accept(what + "." + name);
      }
    }
  }

  private LineFault wrong(String name, String how) {
    return new LineFault("\"%s\" of the %s is %s".formatted(name, what, how));
  }

  private Object value(String name, Kind kind, JsonNode node) {
    if (kind.number()) {
      return number(name, kind, node);
    }
    if (kind == Kind.MONEY) {
      double dollars = node.isNumber() ? node.doubleValue() : -1;
      if (!(dollars >= 0 && dollars <= MOST_DOLLARS)) {
        throw wrong(name, "no number of dollars");
      }
      return dollars;
    }
    boolean nested = StoreLine.nested(kind) && node.isContainer();
    if (!node.isString() && !nested) {
      throw wrong(name, "no text");
    }
    String text = nested ? node.toString() : node.stringValue();
    var fault = fault(kind, text);
    if (fault != null) {
      throw wrong(name, fault);
    }
    return text;
  }

  private long number(String name, Kind kind, JsonNode node) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < kind.least()
        || node.longValue() > kind.most()) {
      throw wrong(name, "no whole number from %d to %d".formatted(kind.least(), kind.most()));
    }
    return node.longValue();
  }

  /** What must be so that whoever reads it from the store can. */
  private static @Nullable String fault(Kind kind, String text) {
    return switch (kind) {
      case ID -> ID.matcher(text).matches() ? null : "no id: up to 200 visible characters";
      case STATUS ->
          ENDED.contains(text)
              ? null
              : text.equals("running")
                  ? "\"running\": export the call when it has ended"
                  : "none of complete, failed, cancelled, interrupted";
      case REQUEST -> CleanJson.tree(text).isObject() ? null : "no JSON object";
      case PLAN -> text.isEmpty() || CleanJson.tree(text).isObject() ? null : "no JSON object";
      case HEADERS -> {
        var tree = CleanJson.tree(text);
        yield tree.isObject() && tree.valueStream().allMatch(JsonNode::isString)
            ? null
            : "no JSON object of texts";
      }
      case WORDS -> {
        var tree = CleanJson.tree(text);
        yield tree.isArray() && tree.valueStream().allMatch(JsonNode::isString)
            ? null
            : "no list of texts";
      }
      case TOOL_CALLS -> {
        var tree = CleanJson.tree(text);
        yield tree.isArray() && tree.valueStream().allMatch(StoreFields::toolCall)
            ? null
            : "no list of calls of tools";
      }
      default -> null;
    };
  }

  private static boolean toolCall(JsonNode call) {
    String fault = call.path("fault").asString("");
    return call.isObject()
        && (fault.isEmpty()
            || Arrays.stream(StreamEvent.ToolFault.values())
                .anyMatch(known -> known.name().equals(fault)));
  }
}
