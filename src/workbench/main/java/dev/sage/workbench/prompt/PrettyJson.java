package dev.sage.workbench.prompt;

import dev.sage.workbench.Json;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * JSON for people and for differences by line: two spaces a level, each value on a line of its own,
 * no line end behind the last. What nobody sees is escaped. Stateless, thread-safe.
 */
public final class PrettyJson {
  private PrettyJson() {}

  /** The text. */
  public static String write(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, "\n", out);
    return out.toString();
  }

  private static void write(JsonNode node, String newLine, StringBuilder out) {
    String inner = newLine + "  ";
    if (node.isObject() && !node.isEmpty()) {
      out.append('{');
      Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
      while (members.hasNext()) {
        Map.Entry<String, JsonNode> member = members.next();
        out.append(inner).append(scalar(Json.write(member.getKey()))).append(": ");
        write(member.getValue(), inner, out);
        out.append(members.hasNext() ? "," : "");
      }
      out.append(newLine).append('}');
    } else if (node.isArray() && !node.isEmpty()) {
      out.append('[');
      Iterator<JsonNode> items = node.iterator();
      while (items.hasNext()) {
        out.append(inner);
        write(items.next(), inner, out);
        out.append(items.hasNext() ? "," : "");
      }
      out.append(newLine).append(']');
    } else {
      out.append(scalar(Json.write(node)));
    }
  }

  /** Characters that turn the direction of a line would show another text than there is. */
  private static String scalar(String json) {
    String line = Json.line(json);
    return line.chars().noneMatch(PrettyJson::turns)
        ? line
        : line.chars()
            .mapToObj(c -> turns(c) ? "\\u%04x".formatted(c) : String.valueOf((char) c))
            .collect(Collectors.joining());
  }

  private static boolean turns(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
