package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows that come from another store, with what counts them, in the transaction that is open.
 * Used by the writer's thread only.
 */
final class IntakeRows implements AutoCloseable {

  private final Connection connection;
  private final Clean clean;
  private final Statements statements;
  private final ContentRows contents;
  private final Rollups rollups;
  private final String file;

  IntakeRows(Connection connection, Clean clean, String file) {
    this.connection = connection;
    this.clean = clean;
    this.statements = new Statements(connection);
    this.contents = new ContentRows(statements);
    this.rollups = new Rollups(connection);
    this.file = clean.text(file);
  }

  /** How many of the calls were not there before. */
  int write(List<CallIntake.ArrivedRun> runs, List<ArrivedCall> calls) throws SQLException {
    for (var run : runs) {
      insert("INSERT OR IGNORE INTO run", RowColumn.RUN, run.row(), List.of(), List.of());
      if (run.pinned()) {
        MarkRows.pin(connection, id(run.row()), true);
      }
    }
    int written = 0;
    for (ArrivedCall call : calls) {
      if (statements.number("SELECT n FROM call WHERE id = ?", id(call.row())) == null) {
        call(call);
        written++;
      }
    }
    rollups.flush();
    return written;
  }

  private void call(ArrivedCall call) throws SQLException {
    var row = call.row();
    if (row.get("run_id") != null) {
      statements.run(
          "INSERT INTO run (id, started_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
          row.get("run_id"),
          row.get("started_at"));
    }
    insert(
        "INSERT INTO call",
        RowColumn.CALL,
        row,
        List.of("source", "file"),
        List.of("import", file));
    long number =
        Objects.requireNonNull(statements.number("SELECT last_insert_rowid()"), "a row number");
    for (var attempt : call.attempts()) {
      insert("INSERT INTO attempt", RowColumn.ATTEMPT, attempt, List.of("call_n"), List.of(number));
    }
    var content = call.content();
    if (!content.isEmpty()) {
      contents.begin(number, text(content, "request"));
      contents.end(
          number,
          text(content, "text"),
          text(content, "reasoning"),
          text(content, "refusal"),
          text(content, "tool_calls"));
    }
    for (FramePacker.Block block : call.blocks()) {
      statements.run(
          FrameRows.INSERT,
          number,
          block.firstSequence(),
          block.frames(),
          block.entries(),
          block.bytes());
    }
    marks(call);
    rollups.putIn(number);
  }

  private void marks(ArrivedCall call) throws SQLException {
    String id = id(call.row());
    if (call.marks().pinned()) {
      MarkRows.pin(connection, id, true);
    }
    for (var tag : call.marks().tags().entrySet()) {
      MarkRows.tag(connection, clean, id, tag.getKey(), tag.getValue());
    }
    if (!call.rating().equals(Rating.NONE)) {
      RunRows.rate(connection, clean, id, call.rating());
    }
  }

  /** A row with some more columns than those that it brings. */
  private void insert(
      String into,
      List<RowColumn> columns,
      Map<String, @Nullable Object> row,
      List<String> moreNames,
      List<Object> moreValues)
      throws SQLException {
    var names = new ArrayList<>(columns.stream().map(RowColumn::name).toList());
    var values = new ArrayList<@Nullable Object>();
    names.forEach(name -> values.add(row.get(name)));
    names.addAll(moreNames);
    values.addAll(moreValues);
    String sql =
        "%s (%s) VALUES (%s)"
            .formatted(
                into,
                names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")),
                String.join(", ", Collections.nCopies(names.size(), "?")));
    statements.run(sql, values.toArray());
  }

  private static String id(Map<String, @Nullable Object> row) {
    return text(row, "id");
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  @Override
  public void close() throws SQLException {
    rollups.close();
    statements.close();
  }
}
