package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows into what was asked and answered, wherever the texts are. Stateless. */
final class ContentReader {

  /** The answer, in SQL over {@code content} as x; null where there is no content. */
  static final String TEXT = text("text");

  static final String REASONING = text("reasoning");
  static final String TOOL_CALLS = text("tool_calls");

  /** The request, in SQL over {@code content} as x; without the messages that stand apart. */
  static final String REQUEST = text("request");

  private ContentReader() {}

  /** The text of a body, in SQL. */
  static String call(String body) {
    return "%s(%s.codec, %s.raw_bytes, %s.data)".formatted(BodyText.FUNCTION, body, body, body);
  }

  private static String text(String column) {
    return "(CASE WHEN x.%s_body IS NULL THEN x.%s ELSE (SELECT %s FROM body b WHERE b.n = x.%s_body) END)"
        .formatted(column, column, call("b"), column);
  }

  /** The bodies of messages, as b, the last first. */
  static String chain(String last) {
    return """
        (WITH RECURSIVE chain (before_n, body_n, place) AS (
           SELECT before_n, body_n, 0 FROM message WHERE n = %s
           UNION ALL SELECT m.before_n, m.body_n, place + 1 FROM chain JOIN message m ON m.n = chain.before_n)
         SELECT place, codec, raw_bytes, data FROM chain JOIN body ON n = body_n) b\
        """
        .formatted(last);
  }

  static @Nullable StoredContent content(Connection connection, long call) throws SQLException {
    var row = row(connection, call);
    return row.isEmpty()
        ? null
        : new StoredContent(
            String.valueOf(row.get("request")),
            String.valueOf(row.get("text")),
            String.valueOf(row.get("reasoning")),
            String.valueOf(row.get("refusal")),
            StoreJson.toolCalls(String.valueOf(row.get("tool_calls"))));
  }

  /** The texts themselves by {@link RowColumn#CONTENT}; empty where there is no such row. */
  static Map<String, @Nullable Object> row(Connection connection, long call) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT * FROM content WHERE call_n = ?")) {
      statement.setLong(1, call);
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          return Map.of();
        }
        var texts = new LinkedHashMap<String, @Nullable Object>();
        var request = text(connection, row, "request");
        Long messages = Sql.longOrNull(row, "messages");
        texts.put(
            "request",
            messages == null ? request : ContentRows.join(request, messages(connection, messages)));
        texts.put("text", text(connection, row, "text"));
        texts.put("reasoning", text(connection, row, "reasoning"));
        texts.put("refusal", row.getString("refusal"));
        texts.put("tool_calls", text(connection, row, "tool_calls"));
        return texts;
      }
    }
  }

  /** The text of a column, or of the body that stands for it. */
  static String text(Connection connection, ResultSet row, String column) throws SQLException {
    Long body = Sql.longOrNull(row, column + "_body");
    if (body == null) {
      return row.getString(column);
    }
    try (var statement =
        connection.prepareStatement("SELECT codec, raw_bytes, data FROM body WHERE n = ?")) {
      statement.setLong(1, body);
      try (var found = statement.executeQuery()) {
        if (!found.next()) {
          throw Sql.damaged("a body is not there");
        }
        return unpack(found);
      }
    }
  }

  static List<String> messages(Connection connection, long last) throws SQLException {
    var messages = new ArrayList<String>();
    try (var statement =
        connection.prepareStatement(
            "SELECT codec, raw_bytes, data FROM " + chain("?") + " ORDER BY place DESC")) {
      statement.setLong(1, last);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          messages.add(unpack(rows));
        }
      }
    }
    return messages;
  }

  private static String unpack(ResultSet row) throws SQLException {
    return BodyText.unpack(row.getInt("codec"), row.getInt("raw_bytes"), row.getBytes("data"));
  }
}
