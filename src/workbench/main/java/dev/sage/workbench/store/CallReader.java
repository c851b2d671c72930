package dev.sage.workbench.store;

import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.workbench.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Turns rows into calls. Stateless. */
final class CallReader {

  static final String OF_PROVIDER =
      """
      SELECT c.* FROM call c WHERE c.provider_request_id = ? OR c.response_id = ?
      ORDER BY c.n DESC LIMIT 2\
      """;

  private CallReader() {}

  static List<StoredCall> page(Connection connection, CallQuery query) throws SQLException {
    if (NewestOfLanes.finds(connection, query)) {
      return NewestOfLanes.page(connection, query);
    }
    var condition = query.filter().condition(connection);
    var values = new ArrayList<Object>(condition.values());
    String passing = condition.sql();
    Long before = query.before();
    if (before != null) {
      passing += " AND c.n < ?";
      values.add(before);
    }
    values.add(query.limit());
    values.add(query.offset());
    return list(
        connection,
        "SELECT c.*" + CallTables.where(passing) + " ORDER BY c.n DESC LIMIT ? OFFSET ?",
        values);
  }

  static long count(Connection connection, CallFilter filter) throws SQLException {
    var condition = filter.condition(connection);
    String sql = "SELECT count(*)" + CallTables.where(condition.sql());
    try (var statement = connection.prepareStatement(sql)) {
      Sql.bind(statement, condition.values());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  static long newer(Connection connection, CallFilter filter, long number) throws SQLException {
    var condition = filter.condition(connection);
    var values = new ArrayList<Object>(condition.values());
    values.add(number);
    String sql = "SELECT count(*)" + CallTables.where(condition.sql() + " AND c.n > ?");
    try (var statement = connection.prepareStatement(sql)) {
      Sql.bind(statement, values);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  static Optional<StoredCall> one(Connection connection, String id) throws SQLException {
    return list(connection, "SELECT c.* FROM call c WHERE c.id = ?", List.of(id)).stream()
        .findFirst();
  }

  static List<StoredCall> of(Connection connection, Collection<String> ids) throws SQLException {
    var list = Json.array();
    ids.forEach(list::add);
    return list(
        connection,
        "SELECT c.* FROM call c WHERE c.id IN (SELECT value FROM json_each(?))",
        List.of(list.toString()));
  }

  /** Ids that begin so, two at most. */
  static List<StoredCall> beginning(Connection connection, String prefix) throws SQLException {
    return list(
        connection,
        "SELECT c.* FROM call c WHERE c.id >= ? AND c.id < ? ORDER BY c.n DESC LIMIT 2",
        List.of(prefix, prefix + Character.MAX_VALUE));
  }

  /** Calls with this id of their provider, two at most. */
  static List<StoredCall> ofProvider(Connection connection, String id) throws SQLException {
    return list(connection, OF_PROVIDER, List.of(id, id));
  }

  static List<StoredCall> list(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      Sql.bind(statement, values);
      try (var rows = statement.executeQuery()) {
        var calls = new ArrayList<StoredCall>();
        while (rows.next()) {
          calls.add(call(rows));
        }
        return calls;
      }
    }
  }

  private static StoredCall call(ResultSet row) throws SQLException {
    return new StoredCall(
        row.getLong("n"),
        row.getString("id"),
        row.getString("run_id"),
        row.getInt("run_column"),
        row.getInt("run_row"),
        row.getInt("repetition"),
        row.getString("provider"),
        row.getString("model"),
        row.getString("api"),
        row.getString("url"),
        row.getInt("streaming") == 1,
        Instant.EPOCH.plus(row.getLong("started_at"), ChronoUnit.MICROS),
        CallStatus.of(row.getString("status")),
        row.getString("answered_model"),
        row.getString("response_id"),
        row.getString("provider_request_id"),
        Sql.intOrNull(row, "http_status"),
        row.getString("finish_reason"),
        row.getString("raw_finish_reason"),
        usage(row),
        timings(row),
        row.getInt("attempts"),
        row.getInt("removed") == 0 ? row.getLong("frames") : 0,
        row.getLong("bytes"),
        row.getInt("attempts") > 1 ? Sql.longOr(row, "sent_ns", 0) : 0,
        row.getInt("attempts") > 1 ? 0 : Sql.longOr(row, "sent_ns", 0),
        queue(row),
        row.getInt("has_reasoning") == 1,
        row.getInt("tool_calls"),
        row.getString("error_kind"),
        row.getString("error_message"),
        findings(row));
  }

  /** Most files say nothing of who waited before it was sent; their streams begin at 0. */
  private static long queue(ResultSet row) throws SQLException {
    boolean ours = CallSource.of(row.getString("source")) == CallSource.CAPTURE;
    long sent = Sql.longOr(row, "sent_ns", -1);
    return ours || sent > 0 ? sent : -1;
  }

  private static Findings findings(ResultSet row) throws SQLException {
    return new Findings(
        Sql.longOrNull(row, "max_gap_ns"),
        Sql.intOrNull(row, "stalls"),
        Sql.doubleOrNull(row, "cost_usd"),
        Sql.intOrNull(row, "redacted_frames"),
        CallSource.of(row.getString("source")),
        row.getString("file"),
        row.getInt("timed") == 1,
        row.getInt("cached") == 1);
  }

  static Usage usage(ResultSet row) throws SQLException {
    return new Usage(
        Sql.longOrNull(row, "input_tokens"),
        Sql.longOrNull(row, "cache_read_tokens"),
        Sql.longOrNull(row, "cache_write_tokens"),
        Sql.longOrNull(row, "output_tokens"),
        Sql.longOrNull(row, "reasoning_tokens"),
        row.getString("usage_raw"));
  }

  private static Timings timings(ResultSet row) throws SQLException {
    return new Timings(
        Sql.longOr(row, "headers_ns", Timings.UNKNOWN),
        Sql.longOr(row, "first_byte_ns", Timings.UNKNOWN),
        Sql.longOr(row, "first_event_ns", Timings.UNKNOWN),
        Sql.longOr(row, "first_token_ns", Timings.UNKNOWN),
        Sql.longOr(row, "first_text_ns", Timings.UNKNOWN),
        Sql.longOr(row, "last_token_ns", Timings.UNKNOWN),
        Sql.longOr(row, "end_ns", Timings.UNKNOWN));
  }

  static List<StoredAttempt> attempts(Connection connection, Axis axis) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT * FROM attempt WHERE call_n = ? ORDER BY number")) {
      statement.setLong(1, axis.call());
      try (var rows = statement.executeQuery()) {
        var attempts = new ArrayList<StoredAttempt>();
        while (rows.next()) {
          attempts.add(attempt(rows, axis));
        }
        return attempts;
      }
    }
  }

  private static StoredAttempt attempt(ResultSet row, Axis axis) throws SQLException {
    Long delay = Sql.longOrNull(row, "delay_ns");
    return new StoredAttempt(
        row.getInt("number"),
        Math.max(0, row.getLong("started_ns") - axis.zero()),
        Sql.intOrNull(row, "http_status"),
        row.getString("http_version"),
        StoreJson.headers(row.getString("headers")),
        row.getString("request_id"),
        new AttemptRecord.Phases(
            row.getLong("dns_ns"),
            row.getLong("connect_ns"),
            row.getLong("tls_ns"),
            row.getLong("headers_ns"),
            row.getInt("reused") == 1),
        row.getString("error_kind"),
        row.getString("error_message"),
        delay == null ? null : Duration.ofNanos(delay));
  }
}
