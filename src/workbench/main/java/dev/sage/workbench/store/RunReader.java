package dev.sage.workbench.store;

import dev.sage.workbench.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns rows into runs. Stateless. */
final class RunReader {

  /** The latest call of each cell of a run; SQLite takes the other columns from the row of max. */
  private static final String LATEST =
      """
      SELECT *, max(n) AS latest FROM call WHERE run_id = ?
      GROUP BY run_column, run_row, repetition\
      """;

  private RunReader() {}

  static List<StoredRun> newest(Connection connection, int offset, int limit) throws SQLException {
    return runs(
        connection,
        "SELECT * FROM run ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?",
        List.of(limit, offset));
  }

  static Optional<RunDetail> one(Connection connection, String id) throws SQLException {
    var run = runs(connection, "SELECT * FROM run WHERE id = ?", List.of(id));
    if (run.isEmpty()) {
      return Optional.empty();
    }
    try (var statement = connection.prepareStatement("SELECT prompt, plan FROM run WHERE id = ?")) {
      statement.setString(1, id);
      try (var row = statement.executeQuery()) {
        row.next();
        String prompt = row.getString(1);
        return Optional.of(
            new RunDetail(
                run.getFirst(), prompt == null ? "" : prompt, RunRows.plan(row.getString(2))));
      }
    }
  }

  private static List<StoredRun> runs(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      Sql.bind(statement, values);
      try (var rows = statement.executeQuery()) {
        var runs = new ArrayList<StoredRun>();
        while (rows.next()) {
          runs.add(run(connection, rows));
        }
        return runs;
      }
    }
  }

  private static StoredRun run(Connection connection, ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new StoredRun(
        id,
        Instant.EPOCH.plus(row.getLong("started_at"), ChronoUnit.MICROS),
        row.getString("name"),
        row.getLong("planned"),
        row.getInt("columns"),
        row.getInt("rows"),
        row.getInt("repetitions"),
        targets(row.getString("targets")),
        counts(connection, id));
  }

  private static List<String> targets(String json) {
    return RunRows.strings(Json.MAPPER.readTree(json));
  }

  private static Map<CallStatus, Integer> counts(Connection connection, String id)
      throws SQLException {
    var counts = new EnumMap<CallStatus, Integer>(CallStatus.class);
    try (var statement =
        connection.prepareStatement(
            "SELECT status, count(*) FROM (" + LATEST + ") GROUP BY status")) {
      statement.setString(1, id);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(CallStatus.of(rows.getString(1)), rows.getInt(2));
        }
      }
    }
    return counts;
  }

  /** The latest call of each cell, column by column, row by row. */
  static List<StoredCall> calls(Connection connection, String id) throws SQLException {
    return CallReader.list(
        connection, LATEST + " ORDER BY run_column, run_row, repetition", List.of(id));
  }

  /** The first words of the answers of those calls, by id. */
  static Map<String, String> excerpts(Connection connection, List<String> ids, int length)
      throws SQLException {
    var excerpts = new HashMap<String, String>();
    try (var statement =
        connection.prepareStatement(
            "SELECT substr(CASE WHEN x.text = '' AND x.text_body IS NULL THEN x.refusal ELSE "
                + ContentReader.TEXT
                + " END, 1, ?) FROM call c JOIN content x ON x.call_n = c.n WHERE c.id = ?")) {
      for (String id : ids) {
        statement.setInt(1, length);
        statement.setString(2, id);
        try (var rows = statement.executeQuery()) {
          if (rows.next()) {
            excerpts.put(id, rows.getString(1));
          }
        }
      }
    }
    return excerpts;
  }

  static Map<String, Rating> ratings(Connection connection, List<String> ids) throws SQLException {
    var ratings = new HashMap<String, Rating>();
    try (var statement =
        connection.prepareStatement("SELECT score, note FROM rating WHERE call_id = ?")) {
      for (String id : ids) {
        statement.setString(1, id);
        try (var rows = statement.executeQuery()) {
          if (rows.next()) {
            ratings.put(id, new Rating(rows.getInt(1), rows.getString(2)));
          }
        }
      }
    }
    return ratings;
  }
}
