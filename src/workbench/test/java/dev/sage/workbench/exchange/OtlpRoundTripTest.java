package dev.sage.workbench.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.Usage;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.workbench.Ids;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.StoredCall;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calls go out as traces, and come in again as the same calls. */
class OtlpRoundTripTest {

  private static final String KEY = "sk-proj-" + "Ab3dEf6hIj9lMn2pQr5tUv8x".repeat(2);

  @TempDir Path folder;
  private ImportStore imports;
  private ImportStore elsewhere;
  private int files;

  @BeforeEach
  void open() {
    imports = new ImportStore(folder.resolve("home"));
    elsewhere = new ImportStore(folder.resolve("elsewhere"));
  }

  @AfterEach
  void close() {
    imports.close();
    elsewhere.close();
  }

  private StoredCall stored(String prompt, @Nullable LlmError error, List<StreamEvent> answer) {
    return stored(prompt, error, answer, List.of());
  }

  private StoredCall stored(
      String prompt,
      @Nullable LlmError error,
      List<StreamEvent> answer,
      List<AttemptRecord> attempts) {
    var request =
        ChatRequest.builder("gemini/gemini-2.5-pro")
            .message(Message.system("Be brief."))
            .message(Message.user(prompt))
            .message(
                new Message(
                    Role.ASSISTANT, List.of(new Content.ToolCall("t1", "pick", "{\"n\":1}"))))
            .message(Message.toolResult("t1", "a fig"))
            .tool(new ToolSpec("pick", "Picks fruit.", "{\"type\":\"object\"}"))
            .temperature(0.25)
            .topP(0.5)
            .maxTokens(100)
            .seed(7L)
            .stop(List.of("END", "STOP"))
            .build();
    var start =
        new CallStart(
            Ids.next(),
            "gemini",
            "gemini-2.5-pro",
            "gemini",
            URI.create("https://generativelanguage.googleapis.com/v1beta/models"),
            request,
            true,
            Instant.parse("2026-11-22T10:00:00.123456Z"),
            0,
            null);
    var tap = imports.store.tap().open(start);
    tap.frame(new TappedFrame(1, 0, 0, 40_000_000, 0, "message", new byte[] {'x'}, answer));
    tap.end(
        new CallRecord(
            start,
            "gemini-2.5-pro-001",
            "resp-1",
            2_000_000,
            attempts,
            error == null ? FinishReason.TOOL_CALLS : null,
            error == null ? "tool_calls" : null,
            new Usage(30L, 10L, 5L, 12L, 4L, null),
            new Timings(
                1_000, 2_000, 250_000_000, 260_000_000, 270_000_000, 900_000_000, 1_500_000_000),
            ChunkGaps.NONE,
            error,
            false));
    imports.flush();
    return imports.store.call(start.requestId()).orElseThrow();
  }

  private StoredCall stored() {
    return stored(
        "Why figs? \"quoted\" ünï 🍎",
        null,
        List.of(
            new StreamEvent.Reasoning(0, "Let me think."),
            new StreamEvent.Text(0, "Because\nof this."),
            new StreamEvent.ToolCall(0, "t2", "pick", "{\"n\":2}", null)));
  }

  private Path export(StoredCall call) throws ExportException {
    return export(call, new Exporter(imports.store));
  }

  private Path export(StoredCall call, Exporter exporter) throws ExportException {
    return exporter
        .write(call, ExportFormat.OTLP, folder.resolve("call" + files++ + ".otlp.json"))
        .file();
  }

  private static JsonNode span(Path file) throws Exception {
    return Json.MAPPER
        .readTree(Files.readString(file))
        .path("resourceSpans")
        .path(0)
        .path("scopeSpans")
        .path(0)
        .path("spans")
        .path(0);
  }

  private static Set<String> names(Path file) throws Exception {
    var names = new TreeSet<String>();
    span(file).path("attributes").forEach(each -> names.add(each.path("key").asString("")));
    return names;
  }

  @Test
  void a_call_comes_in_again_as_it_went_out() throws Exception {
    var call = stored();
    Path file = export(call);

    var here = imports.read(file);
    assertThat(here.calls()).as("it is there already").isEmpty();
    assertThat(here.known()).isEqualTo(1);

    var report = elsewhere.read(file);
    var again = elsewhere.call(report, 0);

    assertThat(report.problems()).isEmpty();
    assertThat(again.id()).isEqualTo(call.id());
    assertThat(again.target()).isEqualTo(call.target());
    assertThat(again.api()).isEqualTo(call.api());
    assertThat(again.startedAt()).isEqualTo(call.startedAt());
    assertThat(again.status()).isEqualTo(call.status());
    assertThat(again.answeredModel()).isEqualTo(call.answeredModel());
    assertThat(again.responseId()).isEqualTo(call.responseId());
    assertThat(again.finishReason()).isEqualTo(call.finishReason());
    assertThat(again.usage()).isEqualTo(call.usage());
    assertThat(again.toolCalls()).isEqualTo(1);
    assertThat(again.timings().end())
        .as("a span has the whole call, from before the request was sent")
        .isEqualTo(1_502_000_000);
    var before = imports.store.content(call.id()).orElseThrow();
    assertThat(elsewhere.store.content(again.id()).orElseThrow()).isEqualTo(before);

    assertThat(Files.readString(export(again, new Exporter(elsewhere.store))))
        .as("and goes out again as the same trace")
        .isEqualTo(Files.readString(file));
  }

  private static AttemptRecord attempt(
      int number, long nanos, @Nullable Integer status, @Nullable String id, boolean failed) {
    return new AttemptRecord(
        number,
        "gemini",
        "gemini-2.5-pro",
        nanos,
        status,
        "h2",
        Map.of("server", "ESF"),
        id,
        new AttemptRecord.Phases(1, 2, 3, 4, false),
        failed
            ? LlmError.of(LlmError.Kind.OVERLOADED, "gemini", "gemini-2.5-pro", "Too busy. Wait.")
            : null,
        failed ? Duration.ofNanos(300_000 * number) : null);
  }

  @Test
  void attempts_come_in_again_as_far_as_a_span_has_them() throws Exception {
    var call =
        stored(
            "Why?",
            null,
            List.of(new StreamEvent.Text(0, "Because.")),
            List.of(
                attempt(1, 0, 503, "req_a", true),
                attempt(2, 600_000, null, null, true),
                attempt(3, 1_500_000, 200, "req_c", false)));

    Path file = export(call);
    var again = elsewhere.call(elsewhere.read(file), 0);

    assertThat(again.providerRequestId()).isEqualTo("req_c");
    assertThat(again.httpStatus()).isEqualTo(200);
    assertThat(again.timings().firstToken()).isEqualTo(call.timings().firstToken()).isPositive();
    assertThat(again.timings().lastToken()).isEqualTo(call.timings().lastToken()).isPositive();
    assertThat(again.queueNanos()).isEqualTo(call.queueNanos()).isEqualTo(2_000_000);
    assertThat(again.timings().end()).as("from when it was sent").isEqualTo(1_500_000_000);
    var attempts = elsewhere.store.attempts(again.id());
    assertThat(attempts).hasSize(3).hasSameSizeAs(imports.store.attempts(call.id()));
    for (var was : imports.store.attempts(call.id())) {
      var is = attempts.get(was.number() - 1);
      assertThat(is.number()).isEqualTo(was.number());
      assertThat(is.nanos()).isEqualTo(was.nanos());
      assertThat(is.httpStatus()).isEqualTo(was.httpStatus());
      assertThat(is.requestId()).isEqualTo(was.requestId());
      assertThat(is.errorKind()).isEqualTo(was.errorKind());
      assertThat(is.delay()).isEqualTo(was.delay());
      assertThat(is.phases()).isEqualTo(AttemptRecord.Phases.NONE);
      assertThat(is.headers()).isEmpty();
    }
    assertThat(Files.readString(export(again, new Exporter(elsewhere.store))))
        .as("and goes out again as the same trace")
        .isEqualTo(Files.readString(file));
  }

  @Test
  void a_failure_comes_in_again_with_its_kind_and_message() throws Exception {
    var error = LlmError.of(LlmError.Kind.RATE_LIMITED, "gemini", "m", "Too many requests. Wait.");
    var call = stored("Why?", error, List.of());

    Path file = export(call);
    var again = elsewhere.call(elsewhere.read(file), 0);

    assertThat(span(file).path("status").path("code").asInt(0)).isEqualTo(2);
    assertThat(again.status()).isEqualTo(call.status());
    assertThat(again.errorKind()).isEqualTo("rate_limited");
    assertThat(again.errorMessage()).isEqualTo(call.errorMessage());
  }

  @Test
  void it_has_the_names_that_a_collector_gets() throws Exception {
    Path file = export(stored());

    assertThat(span(file).path("name").asString("")).isEqualTo("chat gemini-2.5-pro");
    assertThat(span(file).path("kind").asInt(0)).isEqualTo(3);
    assertThat(names(file))
        .contains(
            "gen_ai.operation.name",
            "gen_ai.provider.name",
            "gen_ai.request.model",
            "gen_ai.response.model",
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
            "gen_ai.input.messages",
            "gen_ai.output.messages",
            "gen_ai.tool.definitions",
            "server.address");
    assertThat(Files.readString(file)).contains("\"gcp.gemini\"");
  }

  @Test
  void no_secret_and_by_a_stricter_policy_no_personal_data_goes_out() throws Exception {
    var call =
        stored(
            "My key is " + KEY + ", write to ann.example@mail.test",
            null,
            List.of(new StreamEvent.Text(0, "I wrote to ann.example@mail.test about " + KEY)));

    assertThat(Files.readString(export(call)))
        .doesNotContain(KEY)
        .doesNotContain(KEY.substring(10, 30));
    var strict =
        new Exporter(imports.store).with(Redactor.create(), RedactionPolicy.of(Sink.EXPORT));
    assertThat(Files.readString(export(call, strict)))
        .doesNotContain("ann.example")
        .contains("write to");
    var collector =
        new Exporter(imports.store).with(Redactor.create(), RedactionPolicy.of(Sink.OTLP));
    Path bare = export(call, collector);
    assertThat(names(bare)).noneMatch(name -> name.endsWith(".messages"));
    assertThat(Files.readString(bare)).doesNotContain("write to");
  }

  @Test
  void a_call_that_runs_is_refused() throws Exception {
    var start =
        new CallStart(
            Ids.next(),
            "openai",
            "m",
            "openai-chat",
            null,
            ChatRequest.of("openai/m", Message.user("Hello")),
            true,
            Instant.EPOCH,
            0,
            null);
    imports.store.tap().open(start);
    imports.flush();
    var call = imports.store.call(start.requestId()).orElseThrow();

    assertThatThrownBy(() -> export(call))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("still runs");
    assertThat(folder.resolve("call0.otlp.json")).doesNotExist();
  }
}
