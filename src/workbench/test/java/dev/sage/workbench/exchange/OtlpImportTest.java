package dev.sage.workbench.exchange;

import static dev.sage.workbench.exchange.OtlpSpans.CHAT;
import static dev.sage.workbench.exchange.OtlpSpans.OTHER_SPAN;
import static dev.sage.workbench.exchange.OtlpSpans.SPAN;
import static dev.sage.workbench.exchange.OtlpSpans.TRACE;
import static dev.sage.workbench.exchange.OtlpSpans.document;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.FinishReason;
import dev.sage.llm.Timings;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.CallSource;
import dev.sage.workbench.store.CallStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces of other programs come in as calls. */
class OtlpImportTest {

  private static final String FAILED =
      """
      {"traceId": "%s", "spanId": "%s", "name": "chat m", "kind": "SPAN_KIND_CLIENT",
       "startTimeUnixNano": 1785000000000000001, "endTimeUnixNano": 1785000000000000002,
       "status": {"code": "STATUS_CODE_ERROR", "message": "too many"},
       "attributes": [
         {"key": "gen_ai.system", "value": {"stringValue": "openai"}},
         {"key": "gen_ai.request.model", "value": {"stringValue": "m"}},
         {"key": "gen_ai.usage.prompt_tokens", "value": {"intValue": "3"}},
         {"key": "error.type", "value": {"stringValue": "429"}}]}
      """
          .formatted(TRACE, OTHER_SPAN);

  private static final String OTHER =
      """
      {"traceId": "%s", "spanId": "%s", "name": "GET /", "kind": 2,
       "startTimeUnixNano": "1", "endTimeUnixNano": "2"}
      """
          .formatted(TRACE, SPAN);

  @TempDir private Path folder;
  private ImportStore imports;

  @BeforeEach
  void open() {
    imports = new ImportStore(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    imports.close();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String line(String... spans) {
    return document(spans).replace("\n", "") + "\n";
  }

  private CallMarks marks(String id) {
    return imports.store.marks(List.of(id)).getOrDefault(id, CallMarks.NONE);
  }

  @Test
  void a_span_of_a_call_becomes_a_call_with_all_that_it_says() throws Exception {
    var report = imports.read(file("traces.json", document(CHAT)));
    var call = imports.call(report, 0);

    assertThat(report.kind()).isEqualTo("OTLP");
    assertThat(report.problems()).isEmpty();
    assertThat(call.target()).isEqualTo("gemini/gemini-2.5-pro");
    assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-07-25T17:20:00.000000Z"));
    assertThat(call.timings().end()).isEqualTo(1_500_000_000L);
    assertThat(call.timings().firstEvent()).isEqualTo(250_000_000L);
    assertThat(call.usage().input()).isEqualTo(30);
    assertThat(call.usage().output()).isEqualTo(12);
    assertThat(call.finishReason()).isEqualTo(FinishReason.STOP.json());
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETE);
    assertThat(call.findings().source()).isEqualTo(CallSource.IMPORT);
    assertThat(call.findings().file()).isEqualTo("traces.json");
    var content = imports.store.content(call.id()).orElseThrow();
    assertThat(content.request()).contains("Why figs?");
    assertThat(content.text()).isEqualTo("Because.");
    assertThat(content.toolCalls().toString()).contains("pick");
    assertThat(marks(call.id()).tags())
        .containsEntry("trace", TRACE)
        .containsEntry("conversation", "conv-7");
  }

  @Test
  void names_numbers_and_ids_are_read_in_all_their_forms() throws Exception {
    var snake =
        CHAT.replace("traceId", "trace_id")
            .replace("spanId", "span_id")
            .replace("startTimeUnixNano", "start_time_unix_nano")
            .replace("endTimeUnixNano", "end_time_unix_nano")
            .replace("stringValue", "string_value")
            .replace("intValue", "int_value")
            .replace(TRACE, "W47/95gDgQPSabYzgT/GDA==")
            .replace(SPAN, "7uGbfsPBsXQ=");
    var report =
        imports.read(
            file(
                "forms.json",
                document(snake, FAILED)
                    .replace("resourceSpans", "resource_spans")
                    .replace("scopeSpans", "scope_spans")));

    assertThat(report.problems()).isEmpty();
    assertThat(marks(report.calls().getFirst().id()).tags()).containsEntry("trace", TRACE);
    assertThat(imports.call(report, 0).usage().input()).isEqualTo(30);
    var failed = imports.call(report, 1);
    assertThat(failed.target()).isEqualTo("openai/m");
    assertThat(failed.status()).isEqualTo(CallStatus.FAILED);
    assertThat(failed.errorKind()).isEqualTo("rate_limited");
    assertThat(failed.errorMessage()).contains("too many");
    assertThat(failed.usage().input()).isEqualTo(3);
  }

  @Test
  void spans_that_are_no_calls_are_counted_and_left_out() throws Exception {
    var report = imports.read(file("mixed.json", document(OTHER, CHAT, OTHER)));

    assertThat(report.calls()).hasSize(1);
    assertThat(report.skipped())
        .containsExactly(
            "span 1, GET /: it names no operation, and no model with its provider",
            "span 3, GET /: it names no operation, and no model with its provider");
    var metrics = imports.read(file("metrics.json", "{\"resourceMetrics\": [{\"a\": 1}]}"));
    assertThat(metrics.calls()).isEmpty();
    assertThat(metrics.skipped()).containsExactly("resourceMetrics");
    var minutes =
        imports.read(file("minutes.json", "{\"resourceMetrics\": [{\"a\": 1}]}\n".repeat(100)));
    assertThat(minutes.skipped()).containsExactly("resourceMetrics, 100 times");
    assertThat(minutes.left()).isEqualTo(100);
  }

  @Test
  void a_document_a_line_is_read_and_a_bad_line_loses_none_of_the_others() throws Exception {
    var torn = line(CHAT).substring(0, 700) + "\n";
    var report =
        imports.read(
            file(
                "collector.jsonl",
                "\ufeff" + line(CHAT) + torn + "\n" + "[1]\n" + line(FAILED, OTHER)));

    assertThat(report.calls()).hasSize(2);
    assertThat(report.problems()).hasSize(2);
    assertThat(report.problems().getFirst())
        .startsWith("Line 2 of ")
        .contains("collector.jsonl", "column");
    assertThat(report.problems().getLast()).startsWith("Line 4 of ");
  }

  @Test
  void a_file_that_grows_is_read_again_and_only_what_is_new_comes_in() throws Exception {
    var first = imports.read(file("growing.jsonl", line(CHAT)));
    var again = imports.read(file("growing.jsonl", line(CHAT) + line(FAILED) + line(FAILED)));

    assertThat(first.known()).isZero();
    assertThat(again.calls()).hasSize(1);
    assertThat(again.known()).isEqualTo(2);
    assertThat(imports.call(again, 0).target()).isEqualTo("openai/m");
    assertThat(imports.store.count(CallFilter.ALL)).isEqualTo(2);

    var base64 = CHAT.replace(TRACE, "W47/95gDgQPSabYzgT/GDA==").replace(SPAN, "7uGbfsPBsXQ=");
    var other = imports.read(file("written-otherwise.json", document(base64)));
    assertThat(other.calls()).isEmpty();
    assertThat(other.known()).isEqualTo(1);
  }

  @Test
  void a_file_that_was_cut_off_is_read_to_there_and_whole_later() throws Exception {
    var whole = document(CHAT, FAILED);
    var cut = imports.read(file("cut.json", whole.substring(0, whole.length() - 60)));
    assertThat(cut.calls()).hasSize(1);
    assertThat(cut.problems()).singleElement().asString().contains("left alone");

    var later = imports.read(file("cut.json", whole));
    assertThat(later.calls()).hasSize(1);
    assertThat(later.known()).isEqualTo(1);
    assertThat(imports.store.count(CallFilter.ALL)).isEqualTo(2);
  }

  @Test
  void one_file_named_twice_comes_in_once() throws Exception {
    var file = file("twice.json", document(CHAT));
    var importer = new Importer(imports.store);

    importer.read(file, null, ImportProgress.NONE);
    var again = importer.read(file, null, ImportProgress.NONE);

    assertThat(again.calls()).isEmpty();
    assertThat(again.known()).isEqualTo(1);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of(CHAT.replace(TRACE, "xyz"), "its traceId is no id of 16 bytes"),
        Arguments.of(CHAT.replace(TRACE, "0".repeat(32)), "its traceId is no id of 16 bytes"),
        Arguments.of(CHAT.replace(SPAN, ""), "its spanId is no id of 8 bytes"),
        Arguments.of(CHAT.replace("\"1785000000000000001\"", "\"soon\""), "startTimeUnixNano"),
        Arguments.of(CHAT.replace("\"1785000000000000001\"", "-5"), "startTimeUnixNano"),
        Arguments.of(CHAT.replace("1785000001500000001", "9".repeat(30)), "endTimeUnixNano"),
        Arguments.of(CHAT.replace("1785000001500000001", "17"), "it ends before it begins"),
        Arguments.of(
            CHAT.replace("1785000000000000001", "9000000000000000000")
                .replace("1785000001500000001", "9000000001000000000"),
            "it begins on 2255-03-14, more than a day from now"),
        Arguments.of(
            CHAT.replace("1785000001500000001", "9000000001000000000"),
            "it ends on 2255-03-14, more than a day from now"),
        Arguments.of(
            CHAT.replace("1785000000000000001", "1785000000000")
                .replace("1785000001500000001", "1785000001500"),
            "it begins on 1970-01-01, before 2000: its times are no nanoseconds"),
        Arguments.of(
            CHAT.replace("\"kind\": 3", "\"kind\": 3, \"kind\": 3"), "a name stands twice"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("malformed")
  void a_malformed_span_is_left_out_with_its_place_and_the_others_are_read(
      String span, String words) throws Exception {
    var report = imports.read(file("some.json", document(FAILED, span, CHAT)));

    assertThat(report.calls()).hasSize(2);
    assertThat(report.problems())
        .singleElement()
        .asString()
        .startsWith("Span 2 of ")
        .contains("some.json", words)
        .containsPattern("line \\d+, column \\d+")
        .endsWith("The others are read.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceSpans\": 1}",
        "{\"resourceSpans\": [1]}",
        "{\"resourceSpans\": [{\"scopeSpans\": {}}]}",
        "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [[]]}]}]}",
        "{\"resourceSpans\": [{\"scopeSpans\": [{",
        "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [{\"attributes\": 5"
      })
  void what_is_no_trace_is_refused_with_the_place(String text) throws IOException {
    var file = file("wrong.json", text);

    assertThatThrownBy(() -> imports.read(file))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("wrong.json")
        .hasMessageContaining("column")
        .message()
        .endsWith(".")
        .doesNotContain("Exception", "tools.jackson");
    assertThat(imports.store.count(CallFilter.ALL)).isZero();
  }

  @Test
  void deep_huge_strange_and_turned_values_do_no_harm() throws Exception {
    var deep = "{\"arrayValue\":{\"values\":[".repeat(60) + "]}}".repeat(60);
    var strange =
        CHAT.replace("\"gemini-2.5-pro\"", "\"\\u202etxt.exe\"")
            .replace("{\"doubleValue\": 0.25}", "{\"doubleValue\": \"NaN\"}")
            .replace("{\"intValue\": 12}", "{\"intValue\": -12}")
            .replace("\"conv-7\"", "\"" + "c".repeat(1 << 20) + "\"")
            .replaceFirst("\\{\"intValue\": \"443\"\\}", deep);
    var report = imports.read(file("strange.json", document(strange)));

    var call = imports.call(report, 0);
    assertThat(call.model()).isEqualTo("·txt.exe");
    assertThat(call.usage().output()).isNull();
    assertThat(call.timings().end()).isEqualTo(1_500_000_000L);

    var bottomless = "[".repeat(5_000);
    assertThatThrownBy(
            () ->
                imports.read(
                    file("deep.json", "{\"resourceSpans\": [{\"scopeSpans\": " + bottomless)))
        .isInstanceOf(ImportException.class);
  }

  @Test
  void what_cannot_be_so_is_unknown_and_can_be_exported_and_read_in_again() throws Exception {
    var spans =
        document(
            CHAT.replace("0.25", "-0.25").replace("12}", "1000000000001}"),
            CHAT.replace(SPAN, OTHER_SPAN)
                .replace("1785000000000000001", "1000000000000000000")
                .replace("0.25", "1e300"),
            CHAT.replace(SPAN, "a3ce929d0e0e4736")
                .replace("\"30\"", "\"9223372036854775807\"")
                .replace("0.25", "1e9"));
    var report = imports.read(file("absurd.json", spans));

    assertThat(report.problems()).isEmpty();
    var negative = imports.call(report, 0);
    assertThat(negative.timings().firstEvent()).isEqualTo(Timings.UNKNOWN);
    assertThat(negative.timings().end()).isEqualTo(1_500_000_000L);
    assertThat(negative.usage().output()).isNull();
    assertThat(negative.usage().input()).isEqualTo(30);
    var endless = imports.call(report, 1);
    assertThat(endless.timings()).isEqualTo(Timings.NONE);
    assertThat(endless.status()).isEqualTo(CallStatus.COMPLETE);
    var greedy = imports.call(report, 2);
    assertThat(greedy.usage().input()).isNull();
    assertThat(greedy.timings().firstEvent()).isEqualTo(greedy.timings().end());

    var exported = folder.resolve("exported.jsonl");
    new StoreExport(imports.store, Redactor.create(), RedactionPolicy.of(Sink.EXPORT))
        .write(CallFilter.ALL, exported, (done, total) -> true);
    try (var other = new ImportStore(folder.resolve("other"))) {
      var read = new StoreImport(other.store).read(exported, ImportProgress.NONE);
      assertThat(read.taken()).isEqualTo(3);
    }
  }

  @Test
  void a_key_in_a_trace_is_taken_out_before_it_is_stored() throws Exception {
    var key = "sk-proj-" + "0123456789abcdefghijklmnopqrstuvwxyzABCD";
    var report = imports.read(file("key.json", document(CHAT.replace("Why figs?", key))));

    var content = imports.store.content(imports.call(report, 0).id()).orElseThrow();
    assertThat(content.request()).doesNotContain(key);
    imports.flush();
    try (var files = Files.walk(folder.resolve("home"))) {
      for (var stored : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(stored), UTF_8)).doesNotContain(key);
      }
    }
  }
}
