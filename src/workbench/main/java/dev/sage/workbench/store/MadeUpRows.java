package dev.sage.workbench.store;

import dev.sage.workbench.rollup.RolledCall;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes many made-up calls in one transaction. Used by the writer's thread only. */
final class MadeUpRows {

  /** The file that they say they are from. */
  static final String FILE = "generated";

  private static final long FRAME_NANOS = 20_000_000;

  private static final String CALL =
      """
      INSERT INTO call (id, run_id, provider, model, api, streaming, started_at, status, session,
        http_status, finish_reason, input_tokens, output_tokens, cache_read_tokens, sent_ns,
        first_token_ns, last_token_ns, end_ns, attempts, frames, bytes, tool_calls, error_kind,
        error_message, cost_usd, stalls, redacted_frames, source, file)
      VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, 1000000, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0,
        'import', 'generated')\
      """;

  private final Connection connection;
  private final Rollups rollups;
  private final Map<Integer, Long> sessions = new HashMap<>();
  private final int frames;

  private MadeUpRows(Connection connection, Rollups rollups, int frames) {
    this.connection = connection;
    this.rollups = rollups;
    this.frames = frames;
  }

  /**
   * Writes calls with their rollups.
   *
   * @param frames how many frames each of them has
   */
  static void write(Connection connection, List<MadeUpCall> calls, int frames) throws SQLException {
    try (var rollups = new Rollups(connection);
        var statements = new Statements(connection);
        var insert = connection.prepareStatement(CALL)) {
      var rows = new MadeUpRows(connection, rollups, frames);
      for (MadeUpCall call : calls) {
        rows.write(statements, insert, call);
      }
      if (frames > 0) {
        rows.frames(calls.size());
      }
      rollups.flush();
    }
  }

  private void write(Statements statements, PreparedStatement insert, MadeUpCall call)
      throws SQLException {
    String run = call.run();
    if (run != null) {
      statements.run(
          "INSERT INTO run (id, started_at, name) VALUES (?, ?, 'Made up') ON CONFLICT DO NOTHING",
          run,
          call.startedAt());
    }
    Long session = sessions.get(call.session());
    if (session == null) {
      session = session(statements, call);
      sessions.put(call.session(), session);
    }
    bind(insert, call, session);
    insert.executeUpdate();
    rollups.count(rolled(call, session), 1);
    if (call.attempts() > 1) {
      attempts(statements, call);
    }
  }

  private long session(Statements statements, MadeUpCall call) throws SQLException {
    String owner = FILE + "/" + call.session();
    statements.run(
        "INSERT INTO session (owner, started_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        owner,
        call.startedAt());
    try (var row =
        statements.bound("SELECT n FROM session WHERE owner = ?", owner).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void bind(PreparedStatement insert, MadeUpCall call, long session) throws SQLException {
    boolean complete = call.status() == CallStatus.COMPLETE;
    Long cost = call.costNano();
    @Nullable Object[] values = {
      call.id(),
      call.run(),
      call.provider(),
      call.model(),
      call.api(),
      call.startedAt(),
      call.status().json(),
      session,
      call.httpStatus(),
      complete ? (call.toolCalls() > 0 ? "tool_calls" : "stop") : null,
      call.input(),
      call.output(),
      call.cacheRead(),
      call.firstTokenNanos(),
      call.firstTokenNanos() == null ? null : call.endNanos(),
      call.endNanos(),
      call.attempts(),
      frames,
      frames * 80L,
      call.toolCalls(),
      call.errorKind(),
      call.errorKind() == null ? null : "Made up: nothing went wrong in truth.",
      cost == null ? null : (Double) (cost / 1e9)
    };
    for (int i = 0; i < values.length; i++) {
      insert.setObject(i + 1, values[i]);
    }
  }

  private static RolledCall rolled(MadeUpCall call, long session) {
    boolean complete = call.status() == CallStatus.COMPLETE;
    Long decoding = complete ? decoding(call) : null;
    return new RolledCall(
        call.startedAt(),
        call.provider(),
        call.model(),
        call.status().json(),
        call.run(),
        session,
        complete ? call.endNanos() : null,
        complete ? call.firstTokenNanos() : null,
        orZero(call.input()),
        orZero(call.output()),
        orZero(call.cacheRead()),
        call.costNano(),
        false,
        decoding == null ? null : (Long) (orZero(call.output()) - 1),
        decoding,
        call.cacheRead() == null ? 0 : orZero(call.input()));
  }

  private static @Nullable Long decoding(MadeUpCall call) {
    Long first = call.firstTokenNanos();
    Long last = call.endNanos();
    return first != null && last != null && last > first && orZero(call.output()) > 1
        ? (Long) (last - first)
        : null;
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static void attempts(Statements statements, MadeUpCall call) throws SQLException {
    for (int number = 1; number <= call.attempts(); number++) {
      boolean last = number == call.attempts();
      statements.run(
          """
          INSERT INTO attempt (call_n, number, started_ns, http_status, headers, dns_ns, connect_ns,
            tls_ns, headers_ns, reused, error_kind, delay_ns)
          VALUES (last_insert_rowid(), ?, ?, ?, '{}', -1, -1, -1, 50000000, 1, ?, ?)\
          """,
          number,
          (number - 1) * 500_000_000L,
          last ? call.httpStatus() : (Integer) 429,
          last ? call.errorKind() : "rate_limited",
          last ? null : (Long) 400_000_000L);
    }
  }

  /** The same frames for each of the newest calls. */
  private void frames(int calls) throws SQLException {
    try (var packer = new FramePacker();
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO frame_block (call_n, first_sequence, frames, entries, bytes)
                SELECT n, ?, ?, ?, ? FROM call ORDER BY n DESC LIMIT ?\
                """)) {
      long offset = 0;
      for (int i = 0; i < frames; i++) {
        byte[] bytes =
            "data: {\"choices\":[{\"delta\":{\"content\":\"word%d \"}}]}\n\n"
                .formatted(i)
                .getBytes(StandardCharsets.UTF_8);
        packer.add(
            new StoredFrame(
                i,
                1,
                i * FRAME_NANOS,
                offset,
                bytes.length,
                bytes.length,
                false,
                true,
                i,
                "message"),
            bytes);
        offset += bytes.length;
        if (packer.frames() == 1_000 || i == frames - 1) {
          var block = packer.take();
          insert.setLong(1, block.firstSequence());
          insert.setInt(2, block.frames());
          insert.setBytes(3, block.entries());
          insert.setBytes(4, block.bytes());
          insert.setInt(5, calls);
          insert.executeUpdate();
        }
      }
    }
  }
}
