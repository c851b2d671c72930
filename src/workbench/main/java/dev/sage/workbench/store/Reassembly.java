package dev.sage.workbench.store;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.recording.BodyDecoding;
import dev.sage.llm.recording.Decoded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the answer of an interrupted call together again, from its frames: what the answer said is
 * written only when a call ends. Stateless.
 */
final class Reassembly {

  private Reassembly() {}

  /** What was asked and answered; empty where there is no such call. */
  static Optional<StoredContent> content(Connection connection, String id) throws SQLException {
    var axis = Axis.of(connection, id);
    var content = axis == null ? null : ContentReader.content(connection, axis.call());
    if (axis == null || content == null) {
      return Optional.empty();
    }
    var call = CallReader.one(connection, id).orElseThrow();
    return Optional.of(
        call.status() == CallStatus.INTERRUPTED && call.frames() > 0
            ? answer(connection, call, content, axis)
            : content);
  }

  /** The first characters of the answers of those calls, by id. */
  static Map<String, String> excerpts(Connection connection, List<String> ids, int length)
      throws SQLException {
    var excerpts = RunReader.excerpts(connection, ids, length);
    for (var excerpt : excerpts.entrySet()) {
      if (excerpt.getValue().isEmpty()) {
        excerpt.setValue(beginning(connection, excerpt.getKey(), length));
      }
    }
    return excerpts;
  }

  /** What had arrived of an answer that was interrupted, from its frames; else empty. */
  private static String beginning(Connection connection, String id, int length)
      throws SQLException {
    var call = CallReader.one(connection, id).orElseThrow();
    if (call.status() != CallStatus.INTERRUPTED) {
      return "";
    }
    String text = content(connection, id).map(StoredContent::text).orElse("");
    return text.substring(0, Math.min(length, text.length()));
  }

  private static StoredContent answer(
      Connection connection, StoredCall call, StoredContent asked, Axis axis) throws SQLException {
    byte[] body = FrameReader.body(connection, axis, Math.max(1, call.attempts()));
    Decoded decoded = BodyDecoding.decode(call.api(), 200, Map.of(), body, 0);
    var calls = new ArrayList<StreamEvent.ToolCall>();
    for (Decoded.Call toolCall : decoded.toolCalls()) {
      String id = toolCall.id();
      String name = toolCall.name();
      calls.add(
          new StreamEvent.ToolCall(
              calls.size(),
              id == null ? "" : id,
              name == null ? "" : name,
              toolCall.arguments(),
              toolCall.fault()));
    }
    String refusal = decoded.refusal();
    return new StoredContent(
        asked.request(),
        decoded.text(),
        decoded.reasoning(),
        refusal == null ? "" : refusal,
        calls);
  }
}
