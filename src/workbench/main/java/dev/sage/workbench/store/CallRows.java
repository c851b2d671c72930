package dev.sage.workbench.store;

import dev.sage.llm.LlmError;
import dev.sage.llm.Timings;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns calls into rows. Every text goes through {@link Clean} on its way. Used by the writer's
 * thread only.
 */
final class CallRows implements AutoCloseable {

  private final Clean clean;
  private final Costs costs;
  private final String owner;
  private final FrameRows frames;
  private final Statements statements;
  private final ContentRows contents;
  private final Rollups rollups;

  CallRows(Connection connection, Clean clean, Costs costs, String owner) {
    this.clean = clean;
    this.costs = costs;
    this.owner = owner;
    this.frames = new FrameRows();
    this.statements = new Statements(connection);
    this.contents = new ContentRows(statements);
    this.rollups = new Rollups(connection);
  }

  Clean clean() {
    return clean;
  }

  /** Writes what is new about a call, in the transaction that is open. */
  void write(OpenCall call) throws SQLException {
    if (call.number == OpenCall.NO_NUMBER) {
      begin(call);
    }
    for (AttemptRecord attempt : call.newAttempts) {
      attempt(call, attempt);
    }
    frames.write(call, statements.bound(FrameRows.INSERT));
    progress(call);
    if (call.end != null) {
      // It need not be running any more: another process may have given it up.
      rollups.takeOut(call.number);
      end(call, call.end);
      rollups.putIn(call.number);
    }
  }

  /** Brings the rollups up to date, before the transaction is committed. */
  void rollUp() throws SQLException {
    rollups.flush();
  }

  /** The transaction was undone. */
  void undone() {
    statements.undone();
    rollups.undone();
  }

  /** The transaction was undone: what it inserted is not there. */
  void forget(OpenCall call) {
    if (!call.begun) {
      call.number = OpenCall.NO_NUMBER;
      call.newAttempts.clear();
      call.newAttempts.addAll(call.attempts.values());
    }
  }

  private void begin(OpenCall call) throws SQLException {
    CallStart start = call.start;
    var placement = call.placement;
    if (placement != null) {
      run(
          "INSERT INTO run (id, started_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
          placement.runId(),
          micros(start.startedAt()));
    }
    if (call.mark == null) {
      run(
          "INSERT INTO session (owner, started_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
          owner,
          micros(start.startedAt()));
    }
    run(
        """
        INSERT INTO call (id, run_id, run_column, run_row, repetition, provider, model, api, url,
          streaming, started_at, status, owner, session)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', ?,
          (SELECT n FROM session WHERE owner = ?))\
        """,
        start.requestId(),
        placement == null ? null : placement.runId(),
        placement == null ? -1 : placement.column(),
        placement == null ? 0 : placement.row(),
        placement == null ? 0 : placement.repetition(),
        clean.text(start.provider()),
        clean.text(start.model()),
        clean.text(start.wireFormat()),
        start.url() == null ? null : clean.text(start.url().toString()),
        start.streaming() ? 1 : 0,
        micros(start.startedAt()),
        owner,
        call.mark == null ? owner : null);
    call.number =
        Objects.requireNonNull(statements.number("SELECT last_insert_rowid()"), "a row number");
    var mark = call.mark;
    if (mark != null) {
      run(
          "UPDATE call SET source = 'import', file = ?, timed = ? WHERE n = ?",
          clean.text(mark.file()),
          mark.timed() ? 1 : 0,
          call.number);
    }
    contents.begin(call.number, clean.text(RequestJson.write(start.request(), clean)));
  }

  private void attempt(OpenCall call, AttemptRecord attempt) throws SQLException {
    LlmError error = attempt.error();
    Duration delay = attempt.delay();
    var phases = attempt.phases();
    run(
        """
        INSERT OR REPLACE INTO attempt (call_n, number, started_ns, http_status, http_version,
          headers, request_id, dns_ns, connect_ns, tls_ns, headers_ns, reused, error_kind,
          error_message, delay_ns)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        call.number,
        attempt.number(),
        attempt.startedNanos() - call.start.startedNanos(),
        attempt.httpStatus(),
        attempt.httpVersion(),
        clean.text(StoreJson.headers(attempt.headers())),
        clean.textOrNull(attempt.providerRequestId()),
        phases.dns(),
        phases.connect(),
        phases.tls(),
        phases.headers(),
        phases.reused() ? 1 : 0,
        error == null ? null : error.kind().json(),
        error == null ? null : clean.text(error.message()),
        delay == null ? null : delay.toNanos());
  }

  private void progress(OpenCall call) throws SQLException {
    var last = call.attempts.isEmpty() ? null : call.attempts.lastEntry().getValue();
    run(
        """
        UPDATE call SET frames = ?, bytes = ?, attempts = ?, http_status = ?,
          provider_request_id = ?, has_reasoning = ?, tool_calls = ? WHERE n = ?\
        """,
        call.frames,
        call.bytes,
        call.attempts.size(),
        last == null ? null : last.httpStatus(),
        last == null ? null : clean.textOrNull(last.providerRequestId()),
        call.reasoning.isEmpty() ? 0 : 1,
        call.toolCalls.size(),
        call.number);
  }

  private void end(OpenCall call, CallRecord record) throws SQLException {
    var usage = record.usage();
    var timings = record.timings();
    LlmError error = record.error();
    run(
        """
        UPDATE call SET status = ?, owner = NULL, cached = ?, answered_model = ?, response_id = ?,
          finish_reason = ?, raw_finish_reason = ?, input_tokens = ?, cache_read_tokens = ?,
          cache_write_tokens = ?, output_tokens = ?, reasoning_tokens = ?, usage_raw = ?,
          sent_ns = ?, headers_ns = ?, first_byte_ns = ?, first_event_ns = ?, first_token_ns = ?,
          first_text_ns = ?, last_token_ns = ?, end_ns = ?, attempts = ?, error_kind = ?,
          error_message = ?, error = ? WHERE n = ?\
        """,
        status(error).json(),
        record.cached() ? 1 : 0,
        clean.textOrNull(record.answeredModel()),
        clean.textOrNull(record.responseId()),
        record.finishReason() == null ? null : record.finishReason().json(),
        clean.textOrNull(record.rawFinishReason()),
        usage.input(),
        usage.cacheRead(),
        usage.cacheWrite(),
        usage.output(),
        usage.reasoning(),
        clean.textOrNull(usage.raw()),
        record.sentNanos() - call.start.startedNanos(),
        known(timings.headers()),
        known(timings.firstByte()),
        known(timings.firstEvent()),
        known(timings.firstToken()),
        known(timings.firstText()),
        known(timings.lastToken()),
        known(timings.end()),
        Math.max(record.attempts().size(), call.attempts.size()),
        error == null ? null : error.kind().json(),
        error == null ? null : clean.text(error.message()),
        error == null ? null : clean.text(StoreJson.error(error)),
        call.number);
    findings(call, record);
    contents.end(
        call.number,
        clean.content(call.text.toString(), ContentClass.RESPONSE),
        clean.content(call.reasoning.toString(), ContentClass.RESPONSE),
        clean.content(call.refusal.toString(), ContentClass.RESPONSE),
        clean.text(StoreJson.toolCalls(call.toolCalls, clean)));
  }

  private void findings(OpenCall call, CallRecord record) throws SQLException {
    var gaps = record.gaps();
    var start = call.start;
    run(
        """
        UPDATE call SET max_gap_ns = ?, stalls = ?, redacted_frames = ?, cost_usd = ? WHERE n = ?\
        """,
        gaps.count() == 0 ? null : (Long) gaps.longest().orElse(0),
        gaps.stalls(),
        call.redactedFrames,
        // What its usage tells was paid for when the answer was made.
        record.cached()
            ? (Double) 0.0
            : costs.of(start.provider(), start.model(), record.answeredModel(), record.usage()),
        call.number);
  }

  private static CallStatus status(@Nullable LlmError error) {
    if (error == null) {
      return CallStatus.COMPLETE;
    }
    return error.kind() == LlmError.Kind.CANCELLED ? CallStatus.CANCELLED : CallStatus.FAILED;
  }

  private static @Nullable Long known(long nanos) {
    return nanos == Timings.UNKNOWN ? null : nanos;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private void run(String sql, @Nullable Object... values) throws SQLException {
    statements.run(sql, values);
  }

  @Override
  public void close() throws SQLException {
    frames.close();
    rollups.close();
  }
}
