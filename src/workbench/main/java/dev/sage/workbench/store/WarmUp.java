package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.TappedFrame;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes a made-up call into a database in memory. In a new process the first batch of frames would
 * otherwise wait, longer than a crash may cost, until the classes of JDBC, JSON, redaction and
 * compression are loaded. Stateless.
 */
final class WarmUp {

  private static final int FRAMES = 32;

  private WarmUp() {}

  /** Nothing of it reaches the store's own file. */
  static void run(Clean clean) throws SQLException {
    try (var connection = Sql.memory()) {
      Schema.current().migrate(connection);
      connection.setAutoCommit(false);
      try (var rows = new CallRows(connection, clean, Costs.unknown(), "")) {
        var call = call(clean);
        rows.write(call);
        connection.commit();
        call.settled();
        call.frame(frame(FRAMES));
        rows.write(call);
        connection.commit();
      }
    }
  }

  private static OpenCall call(Clean clean) {
    var request = ChatRequest.of("warm/up", Message.user("Hello"));
    var start = new CallStart("", "warm", "up", "", null, request, true, Instant.EPOCH, 0, null);
    var call = new OpenCall(start, new Placement("", 0, 1), null, clean.frames());
    var headers = Map.of("content-type", "text/event-stream");
    call.attempt(
        new AttemptRecord(
            1,
            "warm",
            "up",
            0,
            200,
            "HTTP/1.1",
            headers,
            null,
            AttemptRecord.Phases.NONE,
            null,
            null));
    for (int i = 0; i < FRAMES; i++) {
      call.frame(frame(i));
    }
    return call;
  }

  private static TappedFrame frame(int sequence) {
    byte[] bytes = ("data: {\"delta\":\"" + sequence + "\"}\n\n").getBytes(StandardCharsets.UTF_8);
    var text = new StreamEvent.Text(0, "Hello");
    return new TappedFrame(
        1, sequence, 0, sequence, sequence, "message", bytes, List.<StreamEvent>of(text));
  }
}
