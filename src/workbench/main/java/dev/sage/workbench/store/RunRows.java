package dev.sage.workbench.store;

import dev.sage.llm.redaction.ContentClass;
import dev.sage.workbench.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns runs and ratings into rows, redacted as prompts are, and plans back. Stateless. */
final class RunRows {

  private RunRows() {}

  static void write(Connection connection, Clean clean, RunStart start) throws SQLException {
    var plan = start.plan();
    boolean kept = clean.keeps(ContentClass.PROMPT);
    update(
        connection,
        """
        INSERT INTO run (id, started_at, name, prompt, plan, targets, planned, columns, rows,
          repetitions)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, prompt = excluded.prompt,
          plan = excluded.plan, targets = excluded.targets, planned = excluded.planned, columns = excluded.columns,
          rows = excluded.rows, repetitions = excluded.repetitions\
        """,
        start.id(),
        ChronoUnit.MICROS.between(Instant.EPOCH, start.startedAt()),
        kept ? clean.text(start.name()) : "",
        kept ? clean.text(start.prompt()) : "",
        plan(plan, clean, kept),
        Json.write(plan.columns().stream().map(clean::text).toList()),
        plan.size(),
        plan.columns().size(),
        plan.rows().size(),
        plan.repetitions());
  }

  static void rate(Connection connection, Clean clean, String callId, Rating rating)
      throws SQLException {
    if (rating.equals(Rating.NONE)) {
      update(connection, "DELETE FROM rating WHERE call_id = ?", callId);
    } else {
      update(
          connection,
          """
          INSERT INTO rating (call_id, score, note) VALUES (?, ?, ?)
          ON CONFLICT (call_id) DO UPDATE SET score = excluded.score, note = excluded.note\
          """,
          callId,
          rating.score(),
          clean.text(rating.note()));
    }
  }

  /** Values are cleaned one by one: a secret next to a quote is still one. */
  static String plan(RunPlan plan, Clean clean, boolean kept) {
    var json = Json.object();
    var columns = json.putArray("columns");
    plan.columns().forEach(column -> columns.add(clean.text(column)));
    json.put("source", clean.text(plan.source()));
    var names = json.putArray("names");
    plan.names().forEach(name -> names.add(clean.text(name)));
    var rows = json.putArray("rows");
    for (Map<String, String> row : plan.rows()) {
      var values = rows.addArray();
      for (String name : plan.names()) {
        String value = row.get(name);
        values.add(value == null || !kept ? null : clean.text(value));
      }
    }
    json.put("repetitions", plan.repetitions());
    if (!plan.kept().isEmpty()) {
      var cells = json.putArray("kept");
      for (RunPlan.Kept cell : plan.kept()) {
        cells
            .addArray()
            .add(cell.column())
            .add(cell.row())
            .add(cell.repetition())
            .add(clean.text(cell.callId()));
      }
    }
    return json.toString();
  }

  static RunPlan plan(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new RunPlan(List.of(), "", List.of(), List.of(), 1);
    }
    JsonNode json = Json.MAPPER.readTree(text);
    var names = strings(json.path("names"));
    var rows = json.path("rows").valueStream().map(row -> row(names, row)).toList();
    return new RunPlan(
        strings(json.path("columns")),
        json.path("source").asString(""),
        names,
        rows,
        json.path("repetitions").asInt(1),
        json.path("kept").valueStream().map(RunRows::cell).toList());
  }

  private static RunPlan.Kept cell(JsonNode cell) {
    return new RunPlan.Kept(
        cell.path(0).asInt(0),
        cell.path(1).asInt(0),
        cell.path(2).asInt(1),
        cell.path(3).asString(""));
  }

  static List<String> strings(JsonNode array) {
    return array.valueStream().map(value -> value.asString("")).toList();
  }

  private static Map<String, String> row(List<String> names, JsonNode values) {
    var row = new LinkedHashMap<String, String>();
    IntStream.range(0, Math.min(names.size(), values.size()))
        .filter(i -> values.get(i).isString())
        .forEach(i -> row.put(names.get(i), values.get(i).stringValue()));
    return row;
  }

  private static void update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      Sql.bind(statement, Arrays.asList(values));
      statement.executeUpdate();
    }
  }
}
