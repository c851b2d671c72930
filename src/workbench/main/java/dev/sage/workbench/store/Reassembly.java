package dev.sage.workbench.store;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.recording.BodyDecoding;
import dev.sage.llm.recording.Decoded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;

/**
 * Puts the answer of an interrupted call together again, from its frames: what the answer said is
 * written only when a call ends. Stateless.
 */
final class Reassembly {

  private Reassembly() {}

  static StoredContent answer(
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
