package dev.sage.workbench.setup;

import dev.sage.llm.config.jsonc.JsoncDocument;
import dev.sage.llm.config.jsonc.JsoncFault;
import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.config.jsonc.JsoncReader;
import dev.sage.workbench.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets and removes members in the text of a configuration file. What it does not touch stays as it
 * is, comments, order and indentation included. Immutable, thread-safe.
 */
final class JsoncEdit {

  private static final String EMPTY = "{\n}\n";
  private static final String UNIT = "  ";

  private final String text;

  private JsoncEdit(String text) {
    this.text = text;
  }

  /** A text to edit; a blank one is that of a file that is to be made. */
  static JsoncEdit of(String text) {
    return new JsoncEdit(text.isBlank() ? EMPTY : text);
  }

  String text() {
    return text;
  }

  /**
   * The text with this value; objects on the way are made where they are missing.
   *
   * @param json the value as JSON
   * @throws SetupException where the text is broken, or something on the way is no object
   */
  JsoncEdit set(List<String> path, String json) {
    JsoncNode.Members object = root();
    for (int depth = 0; depth < path.size(); depth++) {
      var found = object.member(path.get(depth));
      if (found.isEmpty()) {
        return checked(insert(object, path.subList(depth, path.size()), json));
      }
      if (depth == path.size() - 1) {
        var span = found.get().value().span();
        return checked(text.substring(0, span.start()) + json + text.substring(span.end()));
      }
      object = members(found.get().value(), path.get(depth));
    }
    throw new IllegalArgumentException("an empty path");
  }

  /** The text without this member; the same where there is none. */
  JsoncEdit remove(List<String> path) {
    JsoncNode.Members object = root();
    for (int depth = 0; depth < path.size() - 1; depth++) {
      var found = object.member(path.get(depth));
      if (found.isEmpty()) {
        return this;
      }
      object = members(found.get().value(), path.get(depth));
    }
    JsoncNode.Members holder = object;
    return holder
        .member(path.getLast())
        .map(member -> checked(without(holder, member)))
        .orElse(this);
  }

  /** A person's file is never made worse than it was, whatever stands in it. */
  private static JsoncEdit checked(String edited) {
    if (!JsoncReader.read(edited).whole()) {
      throw new SetupException(
          "The file is written in a way that can't be changed safely. Change it by hand.", null);
    }
    return new JsoncEdit(edited);
  }

  private JsoncNode.Members root() {
    JsoncDocument document = JsoncReader.read(text);
    for (var fault : document.faults()) {
      if (fault.kind() == JsoncFault.Kind.SYNTAX) {
        throw new SetupException(
            "The file can't be changed while line %d, column %d is no JSON (%s). Mend that first."
                .formatted(fault.line(), fault.column(), fault.message()),
            null);
      }
    }
    return members(document.root(), "the file");
  }

  private static JsoncNode.Members members(@Nullable JsoncNode node, String name) {
    if (node instanceof JsoncNode.Members members) {
      return members;
    }
    throw new SetupException(
        "\"%s\" is no object, so nothing can be set in it. Mend that first.".formatted(name), null);
  }

  private String insert(JsoncNode.Members object, List<String> path, String json) {
    int close = object.span().end() - 1;
    int tail = object.span().start() + 1;
    boolean first = object.members().isEmpty();
    if (!first) {
      tail = object.members().getLast().value().span().end();
    }
    String between = text.substring(tail, close);
    int there = first ? -1 : comma(tail, close);
    boolean comma = !first && there < 0;
    if (!first && between.indexOf('\n') < 0) {
      int at = comma ? tail : there + 1;
      return text.substring(0, at)
          + (comma ? ", " : " ")
          + onOneLine(path, json)
          + text.substring(at);
    }
    String indent = first ? indent(object.span().start()) + UNIT : indent(lastStart(object));
    int end = close;
    while (end > tail && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, tail)
        + (comma ? "," : "")
        + text.substring(tail, end)
        + lineEnd()
        + indent
        + onLines(path, json, indent)
        + lineEnd()
        + indent(object.span().start())
        + text.substring(close);
  }

  /** What is missing on the way, as objects one in the other. */
  private static String onOneLine(List<String> path, String json) {
    String name = Json.write(path.getFirst()) + ": ";
    return path.size() == 1
        ? name + json
        : name + "{ " + onOneLine(path.subList(1, path.size()), json) + " }";
  }

  private String onLines(List<String> path, String json, String indent) {
    String name = Json.write(path.getFirst()) + ": ";
    if (path.size() == 1) {
      return name + json;
    }
    String unit = indent.indexOf('\t') >= 0 ? "\t" : UNIT;
    return name
        + "{"
        + lineEnd()
        + indent
        + unit
        + onLines(path.subList(1, path.size()), json, indent + unit)
        + lineEnd()
        + indent
        + "}";
  }

  private static int lastStart(JsoncNode.Members object) {
    return object.members().getLast().nameSpan().start();
  }

  /** Where the comma behind a value is, outside of comments; -1 where there is none. */
  private int comma(int from, int limit) {
    int at = from;
    while (at < limit) {
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? limit : end;
      } else if (text.startsWith("/*", at)) {
        at = text.indexOf("*/", at) + 2;
      } else if (text.charAt(at) == ',') {
        return at;
      } else {
        at++;
      }
    }
    return -1;
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** What the line begins with in which this place is. */
  private String indent(int at) {
    int start = at;
    while (start > 0 && text.charAt(start - 1) != '\n') {
      start--;
    }
    int end = start;
    while (end < at && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  private String without(JsoncNode.Members holder, JsoncNode.Member member) {
    int index = holder.members().indexOf(member);
    int from = member.nameSpan().start();
    int to = member.value().span().end();
    int comma = comma(to, holder.span().end() - 1);
    if (index == holder.members().size() - 1 && index > 0) {
      from = endOf(holder.members().get(index - 1));
      int before = comma(from, member.nameSpan().start());
      String kept = text.substring(before + 1, lineStart(from, member));
      String rest = text.substring(comma < 0 ? to : comma + 1);
      boolean open =
          kept.contains("//") && !rest.stripLeading().isEmpty() && !rest.startsWith("\n");
      return text.substring(0, before) + kept + (open ? lineEnd() : "") + rest;
    }
    to = comma < 0 ? to : comma + 1;
    while (text.charAt(to) == ' ' || text.charAt(to) == '\t') {
      to++;
    }
    if (startsLine(from) && text.startsWith(lineEnd(), to)) {
      from -= indent(from).length();
      to += lineEnd().length();
    }
    return text.substring(0, from) + text.substring(to);
  }

  /** Where the white space before a member begins, but not before what precedes it. */
  private int lineStart(int least, JsoncNode.Member member) {
    int at = member.nameSpan().start();
    while (at > least + 1 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int endOf(JsoncNode.Member member) {
    return member.value().span().end();
  }

  private boolean startsLine(int at) {
    String indent = indent(at);
    int start = at - indent.length();
    return start == 0 || text.charAt(start - 1) == '\n';
  }
}
