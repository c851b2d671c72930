package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallTables;
import dev.sage.workbench.store.CleanRow;
import dev.sage.workbench.store.RowColumn;
import dev.sage.workbench.store.StoreView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the rows of a store into lines. One export; not thread-safe. */
final class StoreWriter {

  private static final String CALL = columns(RowColumn.CALL) + " FROM call WHERE n = ?";
  private static final String RUN = columns(RowColumn.RUN) + " FROM run WHERE rowid = ?";
  private static final String ATTEMPTS =
      columns(RowColumn.ATTEMPT) + " FROM attempt WHERE call_n = ? ORDER BY number";

  private final StoreView view;
  private final CleanRow clean;
  private final StricterFrames stricter;
  private final Consumer<JsonNode> lines;
  private long runs;
  private long calls;
  private long frames;
  private long redacted;

  StoreWriter(StoreView view, CleanRow clean, StricterFrames stricter, Consumer<JsonNode> lines) {
    this.view = view;
    this.clean = clean;
    this.stricter = stricter;
    this.lines = lines;
  }

  private static String columns(List<RowColumn> columns) {
    return columns.stream()
        .map(column -> '"' + column.name() + '"')
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  StoreExportReport write(CallFilter filter, ExportProgress progress) {
    var values = new ArrayList<Object>();
    String passing = "(" + view.condition(filter, values) + ") AND c.status ";
    long total =
        view.number("SELECT count(*)" + CallTables.where(passing + "<> 'running'"), values);
    long running =
        view.number("SELECT count(*)" + CallTables.where(passing + "= 'running'"), values);
    lines.accept(
        Json.object()
            .put(StoreLine.HEADER, StoreLine.VERSION)
            .put("schema", view.number("PRAGMA user_version", List.of())));
    // Whoever wants all calls wants runs too of which none was made yet.
    String asked =
        filter.equals(CallFilter.ALL)
            ? "1"
            : "EXISTS (SELECT 1"
                + CallTables.where("c.run_id = run.id AND " + passing + "<> 'running'")
                + ")";
    view.each(
        "SELECT rowid, id FROM run WHERE " + asked + " ORDER BY started_at, id",
        filter.equals(CallFilter.ALL) ? List.of() : values,
        row -> {
          proceed(progress, total);
          run(row.number(0), row.text(1));
        });
    view.each(
        "SELECT c.n" + CallTables.where(passing + "<> 'running'") + " ORDER BY c.started_at, c.id",
        values,
        row -> {
          proceed(progress, total);
          call(row.number(0), () -> proceed(progress, total));
        });
    var end = Json.object();
    end.putObject(StoreLine.END).put("runs", runs).put("calls", calls).put("frames", frames);
    lines.accept(end);
    return new StoreExportReport(runs, calls, frames, redacted, running);
  }

  private void proceed(ExportProgress progress, long total) {
    if (!progress.goOn(calls, total)) {
      throw new CancellationException("the export was stopped");
    }
  }

  private void run(long number, String id) {
    var json = Json.object();
    var run = json.putObject(StoreLine.RUN);
    StoreLine.put(
        run, RowColumn.RUN, clean.row(RowColumn.RUN, view.row(RUN, RowColumn.RUN, number)));
    pinned(run, id);
    lines.accept(json);
    runs++;
  }

  private void pinned(ObjectNode json, String id) {
    if (view.number("SELECT count(*) FROM pin WHERE id = ?", List.of(id)) > 0) {
      json.put("pinned", true);
    }
  }

  private void call(long number, Runnable each) {
    var row = view.row(CALL, RowColumn.CALL, number);
    long stored =
        view.number(
            "SELECT coalesce(sum(frames), 0) FROM frame_block WHERE call_n = ?", List.of(number));
    if (stored > 0) {
      // Each frame says it itself, of the file too.
      row.put("redacted_frames", null);
    }
    String id = String.valueOf(row.get("id"));
    var json = Json.object();
    var call = json.putObject(StoreLine.CALL);
    StoreLine.put(call, RowColumn.CALL, clean.row(RowColumn.CALL, row));
    call.put("stored_frames", stored);
    marks(call, id);
    var headers = attempts(call, number);
    lines.accept(json);
    content(number, id);
    if (stored > 0) {
      frames(number, id, String.valueOf(row.get("api")), headers, each);
    }
    calls++;
  }

  private void marks(ObjectNode call, String id) {
    pinned(call, id);
    var tags = new LinkedHashMap<String, String>();
    view.each(
        "SELECT name, value FROM tag WHERE call_id = ? ORDER BY name",
        List.of(id),
        row -> tags.put(name(row.text(0)), name(row.text(1))));
    if (!tags.isEmpty()) {
      var json = call.putObject("tags");
      tags.forEach(json::put);
    }
    view.each(
        "SELECT score, note FROM rating WHERE call_id = ?",
        List.of(id),
        row ->
            call.putObject("rating")
                .put("score", row.number(0))
                .put("note", clean.text(RowColumn.Kind.TEXT, row.text(1))));
  }

  private String name(String text) {
    return clean.text(RowColumn.Kind.NAME, text);
  }

  /** The headers of each, as they are stored: they say how its frames are read. */
  private Map<Integer, Map<String, String>> attempts(ObjectNode call, long number) {
    var headers = new HashMap<Integer, Map<String, String>>();
    var list = Json.array();
    view.each(
        ATTEMPTS,
        List.of(number),
        found -> {
          Map<String, @Nullable Object> row = StoreView.values(RowColumn.ATTEMPT, found);
          headers.put(StoreLine.number(row), StoreLine.headers(row));
          StoreLine.put(list.addObject(), RowColumn.ATTEMPT, clean.row(RowColumn.ATTEMPT, row));
        });
    if (!list.isEmpty()) {
      call.set("attempt", list);
    }
    return headers;
  }

  private void content(long number, String id) {
    var row = view.content(number);
    if (!row.isEmpty()) {
      var json = Json.object();
      var content = json.putObject(StoreLine.CONTENT).put("call", id);
      StoreLine.put(content, RowColumn.CONTENT, clean.row(RowColumn.CONTENT, row));
      lines.accept(json);
    }
  }

  private void frames(
      long number,
      String id,
      String api,
      Map<Integer, Map<String, String>> headers,
      Runnable each) {
    var out = new FrameLines(id, this::name, lines);
    var pass =
        new AttemptFrames(
            attempt -> stricter.begin(api, headers.getOrDefault(attempt, Map.of())), out::add);
    view.frames(
        number,
        (frame, bytes) -> {
          if (frame.sequence() % FrameLines.MAX_FRAMES == 0) {
            each.run();
          }
          pass.add(frame, bytes);
        });
    pass.end();
    out.end();
    frames += out.frames();
    redacted += out.redacted();
  }
}
