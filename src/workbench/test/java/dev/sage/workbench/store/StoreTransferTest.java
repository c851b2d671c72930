package dev.sage.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.ExportProgress;
import dev.sage.workbench.exchange.ImportProgress;
import dev.sage.workbench.exchange.StoreExport;
import dev.sage.workbench.exchange.StoreExportReport;
import dev.sage.workbench.exchange.StoreImport;
import dev.sage.workbench.exchange.StoreImportReport;
import dev.sage.workbench.generate.Traffic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calls go from one store to another and stay what they are. */
class StoreTransferTest {

  private static final String KEY = "sk-proj-4fK9mQ2xW7vB1nZ8cT5yH3jL6pR0sD";
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private Store from;
  private Store to;

  @BeforeEach
  void open() {
    from = Store.open(new Home(folder.resolve("from")), Redactor.create(), notice -> {});
    to = Store.open(new Home(folder.resolve("to")), Redactor.create(), notice -> {});
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
  }

  private static StoreExport export(Store store) {
    return new StoreExport(store, Redactor.create(), RedactionPolicy.of(Sink.EXPORT));
  }

  private StoreExportReport export(String name) throws Exception {
    return export(from).write(CallFilter.ALL, folder.resolve(name), ExportProgress.NONE);
  }

  private StoreImportReport take(String name) throws Exception {
    return new StoreImport(to).read(folder.resolve(name), ImportProgress.NONE);
  }

  private static String lines(Store store) throws IOException {
    var out = new ByteArrayOutputStream();
    export(store).lines(CallFilter.ALL, out, ExportProgress.NONE);
    return out.toString(UTF_8);
  }

  private List<JsonNode> told(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream().map(Json.MAPPER::readTree).toList();
  }

  @Test
  void rollups_of_calls_that_came_in_equal_a_recount() throws Exception {
    var random = new Random(3);
    var calls = new RandomCalls(from, random);
    for (int i = 0; i < 60; i++) {
      String run = random.nextBoolean() ? null : "run-" + random.nextInt(5);
      calls.end(calls.begin(calls.between(FROM, FROM.plusSeconds(900_000)), run, i % 3 == 0));
    }
    from.add(new Traffic(140, 20, 1, FROM).next(1_000), 2);
    var own = new RandomCalls(to, random);
    own.end(own.begin(FROM, "run-1", false));
    StoredCalls.flush(from);

    assertThat(export("all.jsonl").calls()).isEqualTo(200);
    assertThat(take("all.jsonl").taken()).isEqualTo(200);

    var database = folder.resolve("to").resolve("sage.db");
    assertThat(RollupRecount.actual(database))
        .containsExactlyEntriesOf(RollupRecount.expected(database))
        .hasSizeGreaterThan(200);
    assertThat(to.care().check().problems()).isEmpty();
    assertThat(to.count(CallFilter.ALL)).isEqualTo(201);
  }

  @Test
  void a_secret_over_several_frames_goes_out_in_none_and_they_say_that_they_changed()
      throws Exception {
    String personal = "ada.lovelace@example.com";
    String id =
        StoredCalls.store(
            from, "openai/gpt", "Hi", "write to ada.", "lovelace@exam", "ple.com or ", "not");

    var report = export("all.jsonl");
    take("all.jsonl");

    assertThat(from.content(id).orElseThrow().text()).contains(personal);
    String file = Files.readString(folder.resolve("all.jsonl"));
    assertThat(file).doesNotContain("lovelace").doesNotContain("exam");
    assertThat(report.frames()).isEqualTo(4);
    assertThat(report.redactedFrames()).isBetween(2L, 3L);
    assertThat(to.call(id).orElseThrow().findings().redactedFrames())
        .isEqualTo((int) report.redactedFrames());
    assertThat(to.frames(id, 0, 10))
        .extracting(StoredFrame::length)
        .isEqualTo(from.frames(id, 0, 10).stream().map(StoredFrame::length).toList());
    assertThat(lines(to)).isEqualTo(file);
  }

  @Test
  void a_key_in_a_file_that_somebody_wrote_by_hand_does_not_get_into_the_store() throws Exception {
    // As long as the key: a frame says how many bytes it has.
    String place = "Q".repeat(KEY.length());
    String id = StoredCalls.store(from, "openai/gpt", place, place);
    from.tag(id, "note", place);
    from.rate(id, new Rating(-1, place));
    StoredCalls.flush(from);
    export("all.jsonl");
    Path file = folder.resolve("all.jsonl");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(place, KEY)
            .replace("\"content-type\"", "\"x-api-key\":\"plain\",\"content-type\""));

    take("all.jsonl");

    assertThat(lines(to)).doesNotContain(KEY).doesNotContain("x-api-key").contains(id);
    to.close();
    assertThat(
            Files.readString(
                folder.resolve("to").resolve("sage.db"),
                java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(KEY);
  }

  @Test
  void a_call_that_runs_is_left_out_and_counted() throws Exception {
    StoredCalls.store(from, "openai/gpt", "Hi", "ended");
    var start = StoredCalls.start(StoredCalls.request("openai/gpt", "Hi"));
    var tap = from.tap().open(start);
    StoredCalls.frames(tap, "not yet");
    StoredCalls.flush(from);

    var report = export("all.jsonl");

    assertThat(report.calls()).isOne();
    assertThat(report.running()).isOne();
    assertThat(Files.readString(folder.resolve("all.jsonl"))).doesNotContain(start.requestId());
  }

  @Test
  void frames_come_in_lines_of_bounded_size_and_a_gap_stays_one() throws Exception {
    var texts = new String[1_000];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = i % 300 == 7 ? "x".repeat(100_000) : "w" + i + " ";
    }
    String id = StoredCalls.store(from, "openai/gpt", "Hi", texts);
    from.change(
        (connection, clean) ->
            Sql.execute(connection, "DELETE FROM frame_block WHERE first_sequence > 0 AND n % 2"));
    StoredCalls.flush(from);

    export("all.jsonl");
    take("all.jsonl");

    assertThat(Files.readAllLines(folder.resolve("all.jsonl")))
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(line.length()).isLessThan(700_000));
    assertThat(to.frames(id, 0, 2_000)).isEqualTo(from.frames(id, 0, 2_000));
    assertThat(lines(to)).isEqualTo(Files.readString(folder.resolve("all.jsonl")));
  }

  @Test
  void a_chat_that_resends_its_history_is_stored_once_again() throws Exception {
    String history = "What was said before. ".repeat(40);
    for (int i = 0; i < 5; i++) {
      StoredCalls.store(from, "openai/gpt", history, "turn " + i);
    }
    export("all.jsonl");
    take("all.jsonl");

    assertThat(bodies(to)).isEqualTo(bodies(from));
  }

  private static long bodies(Store store) {
    return store.read(view -> view.number("SELECT count(*) FROM body", List.of()));
  }

  @Test
  void what_retention_took_stays_away_and_is_known_to_be() throws Exception {
    String id = StoredCalls.store(from, "openai/gpt", "Hi", "Good day");
    from.change(
        (connection, clean) -> {
          try (var removal = new Removal(connection)) {
            removal.take(1, RemovedPart.CONTENT, new Slice());
            removal.flush();
          }
        });
    StoredCalls.flush(from);
    export("all.jsonl");
    take("all.jsonl");

    var marks = to.marks(List.of(id)).getOrDefault(id, CallMarks.NONE);
    assertThat(marks.framesRemoved()).isTrue();
    assertThat(marks.contentRemoved()).isTrue();
    assertThat(to.content(id).orElseThrow().text()).isEmpty();
    assertThat(lines(to)).isEqualTo(Files.readString(folder.resolve("all.jsonl")));
  }

  @Test
  void nothing_is_left_of_an_export_that_is_stopped() throws Exception {
    from.add(new Traffic(500, 20, 1, FROM).next(1_000), 1);

    assertThatThrownBy(
            () ->
                export(from)
                    .write(
                        CallFilter.ALL, folder.resolve("all.jsonl"), (done, total) -> done < 100))
        .isInstanceOf(CancellationException.class);

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("from", "to");
    }
  }

  @Test
  void an_import_that_is_stopped_goes_on_where_it_was() throws Exception {
    for (int i = 0; i < 30; i++) {
      StoredCalls.store(from, "openai/gpt", "Hi " + i, random(i, 200_000));
    }
    export("all.jsonl");
    Path file = folder.resolve("all.jsonl");
    long half = Files.size(file) * 3 / 2;

    var stopped = new StoreImport(to).read(file, (read, total, calls) -> read < half);
    long before = to.count(CallFilter.ALL);
    var rest = take("all.jsonl");

    assertThat(stopped.stopped()).isTrue();
    assertThat(stopped.taken()).isEqualTo(before).isBetween(1L, 29L);
    assertThat(rest.taken() + before).isEqualTo(30);
    assertThat(rest.known()).isEqualTo(before);
    assertThat(to.care().check().problems()).isEmpty();
    assertThat(lines(to)).isEqualTo(Files.readString(file));
  }

  /** Text that does not become small. */
  private static String random(int seed, int length) {
    var random = new Random(seed);
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  @Test
  void the_lines_are_those_of_the_page() throws Exception {
    String id = StoredCalls.store(from, new Placement("run-1", 0, 1), "openai/gpt-4.1", "Good day");
    from.tag(id, "kind", "greeting");
    from.pin(id, true);
    from.rate(id, new Rating(1, "fine"));
    StoredCalls.flush(from);
    export("all.jsonl");

    var lines = told("all.jsonl");
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .isEqualTo(
            Json.MAPPER.valueToTree(Map.of("sage-store", 1, "schema", Schema.current().version())));
    assertThat(lines.get(1).path("run").path("id").asString()).isEqualTo("run-1");
    var call = lines.get(2).path("call");
    assertThat(call.path("id").asString()).isEqualTo(id);
    assertThat(call.path("first_token_ns").asLong()).isEqualTo(3_000_000);
    assertThat(call.path("tags").path("kind").asString()).isEqualTo("greeting");
    assertThat(call.path("pinned").booleanValue()).isTrue();
    assertThat(call.path("rating").path("score").asInt()).isOne();
    assertThat(call.path("attempt").path(0).path("headers").path("content-type").asString())
        .isEqualTo("text/event-stream");
    assertThat(call.has("owner") || call.has("session") || call.has("source")).isFalse();
    assertThat(lines.get(3).path("content").path("request").path("model").asString())
        .isEqualTo("openai/gpt-4.1");
    assertThat(lines.get(4).path("frames").path("list").path(0).path("text").asString())
        .contains("Good day");
    assertThat(lines.get(5).path("end").path("frames").asInt()).isOne();
  }
}
