package dev.sage.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.workbench.Json;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns what was asked and answered into rows: short texts stand in their call's row, others are
 * bodies, and a request's messages lead to each other, so that a chat that resends its history
 * stores each of them once. Every text is clean already. Used by one thread.
 */
final class ContentRows {

  /** A reference and an index entry cost a third of this. */
  private static final int INLINE_BYTES = 200;

  private static final String MESSAGES = "messages";

  private final Statements statements;
  private final Bodies bodies;

  ContentRows(Statements statements) {
    this.statements = statements;
    this.bodies = new Bodies(statements);
  }

  /** A request as it is stored: without its messages where those are apart. */
  record Split(String rest, List<String> messages) {}

  /** The row of a call that begins. */
  void begin(long call, String request) throws SQLException {
    var split = large(request) ? split(request) : new Split(request, List.of());
    Long messages = split.messages().isEmpty() ? null : bodies.takeMessages(split.messages());
    Long rest = body(split.rest());
    statements.run(
        "INSERT INTO content (call_n, request, request_body, messages) VALUES (?, ?, ?, ?)",
        call,
        rest == null ? split.rest() : "",
        rest,
        messages);
  }

  /** What a call was answered; to be written once. */
  void end(long call, String text, String reasoning, String refusal, String toolCalls)
      throws SQLException {
    Long textBody = body(text);
    Long reasoningBody = body(reasoning);
    Long toolCallsBody = body(toolCalls);
    statements.run(
        """
        UPDATE content SET text = ?, text_body = ?, reasoning = ?, reasoning_body = ?, refusal = ?,
          tool_calls = ?, tool_calls_body = ? WHERE call_n = ?\
        """,
        textBody == null ? text : "",
        textBody,
        reasoningBody == null ? reasoning : "",
        reasoningBody,
        refusal,
        toolCallsBody == null ? toolCalls : "[]",
        toolCallsBody,
        call);
  }

  /** Takes the words of a call away; its row stays, empty. */
  void clear(long call) throws SQLException {
    for (String column :
        List.of("request_body", "text_body", "reasoning_body", "tool_calls_body")) {
      bodies.giveBack(reference(call, column));
    }
    bodies.giveBackMessages(reference(call, MESSAGES));
    statements.run(
        """
        UPDATE content SET request = '{}', request_body = NULL, messages = NULL, text = '',
          text_body = NULL, reasoning = '', reasoning_body = NULL, refusal = '', tool_calls = '[]',
          tool_calls_body = NULL WHERE call_n = ?\
        """,
        call);
  }

  private @Nullable Long reference(long call, String column) throws SQLException {
    return statements.number("SELECT " + column + " FROM content WHERE call_n = ?", call);
  }

  private @Nullable Long body(String text) throws SQLException {
    return large(text) ? bodies.take(text) : null;
  }

  private static boolean large(String text) {
    return text.length() >= INLINE_BYTES || text.getBytes(UTF_8).length >= INLINE_BYTES;
  }

  /** What can't be put together again to the letter stays whole. */
  private static Split split(String request) {
    var whole = new Split(request, List.of());
    try {
      if (Json.MAPPER.readTree(request) instanceof ObjectNode json
          && json.remove(MESSAGES) instanceof ArrayNode array) {
        var split =
            new Split(json.toString(), array.valueStream().map(JsonNode::toString).toList());
        return join(split.rest(), split.messages()).equals(request) ? split : whole;
      }
    } catch (JacksonException | IllegalStateException strange) {
      return whole;
    }
    return whole;
  }

  /** The request again. */
  static String join(String rest, List<String> messages) {
    if (messages.isEmpty()) {
      return rest;
    }
    var list = "\"" + MESSAGES + "\":[" + String.join(",", messages) + "]";
    var json = Json.MAPPER.readTree(rest);
    var model = json.path("model");
    String first = model.isString() ? "{\"model\":" + model : "{";
    if (!rest.startsWith(first)) {
      throw new IllegalStateException("a stored request does not begin with its model");
    }
    String after = rest.substring(first.length());
    boolean alone = first.length() == 1;
    return first + (alone ? "" : ",") + list + (alone && !after.equals("}") ? "," : "") + after;
  }
}
