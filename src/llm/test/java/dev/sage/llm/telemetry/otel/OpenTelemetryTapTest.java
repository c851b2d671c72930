package dev.sage.llm.telemetry.otel;

import static dev.sage.llm.telemetry.otel.Conventions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sage.llm.cost.Prices;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.telemetry.ToolRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches an OTLP backend, name by name against the conventions. */
class OpenTelemetryTapTest extends OpenTelemetryTapCase {

  @Test
  void a_streamed_call_with_tools_keeps_the_conventions_name_by_name() {
    callWithTool(OpenTelemetryTap.of(otlp.sdk), Redactor.create());

    assertThat(otlp.spans()).hasSize(2).allSatisfy(conventions::checkSpan);
    assertThat(otlp.metrics()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(conventions::checkMetric);
    assertThat(otlp.scopes())
        .isNotEmpty()
        .allSatisfy(
            scope ->
                assertThat(scope.path("schemaUrl").asString()).isEqualTo(conventions.schemaUrl()));
    assertThat(otlp.logRecords()).isEmpty();
  }

  @Test
  void has_the_values_of_the_call() {
    callWithTool(OpenTelemetryTap.of(otlp.sdk), Redactor.create());

    var chat = span("chat m");
    assertThat(value(chat, "gen_ai.provider.name").path("stringValue").asString())
        .isEqualTo("groq");
    assertThat(value(chat, "server.port").path("intValue").asLong())
        .isEqualTo(server.url().getPort());
    assertThat(value(chat, "gen_ai.request.stream").path("boolValue").asBoolean()).isTrue();
    assertThat(value(chat, "gen_ai.request.top_k").path("doubleValue").asDouble()).isEqualTo(40);
    assertThat(value(chat, "gen_ai.usage.input_tokens").path("intValue").asLong()).isEqualTo(30);
    assertThat(value(chat, "gen_ai.usage.cache_read.input_tokens").path("intValue").asLong())
        .isEqualTo(20);
    assertThat(value(chat, "gen_ai.usage.reasoning.output_tokens").path("intValue").asLong())
        .isEqualTo(4);
    var reasons = value(chat, "gen_ai.response.finish_reasons").path("arrayValue").path("values");
    assertThat(reasons.path(0).path("stringValue").asString()).isEqualTo("tool_calls");
    assertThat(value(chat, "gen_ai.response.time_to_first_chunk").path("doubleValue").asDouble())
        .isPositive();
  }

  @Test
  void the_callers_span_is_the_parent_of_calls_and_of_tools_on_other_threads() throws Exception {
    var tap = OpenTelemetryTap.of(otlp.sdk);
    var parent = otlp.sdk.getTracer("program").spanBuilder("work").startSpan();
    try (var _ = parent.makeCurrent();
        var client = client(tap, Redactor.create())) {
      var stream = client.stream(fullRequest("m"));
      stream.events().forEach(_ -> {});
      long now = System.nanoTime();
      var record =
          new ToolRecord(
              stream.requestId(),
              null,
              "call_1",
              "weather",
              now,
              now,
              ToolRecord.Outcome.TIMED_OUT,
              "ETIMEOUT");
      Thread.ofVirtual().start(() -> tap.tool(record)).join();
    }
    parent.end();
    otlp.flush();

    var id = parent.getSpanContext().getSpanId();
    assertThat(span("chat m").path("parentSpanId").asString()).isEqualTo(id);
    assertThat(span("execute_tool weather").path("parentSpanId").asString()).isEqualTo(id);
    conventions.checkSpan(span("execute_tool weather"));
    assertThat(value(span("execute_tool weather"), "error.type").path("stringValue").asString())
        .isEqualTo("timed_out");
  }

  @Test
  void a_failed_call_has_its_kind_as_error_type_and_an_exception_event() {
    var tap = OpenTelemetryTap.of(otlp.sdk);
    try (var client = client(tap, Redactor.create())) {
      error(client.stream(fullRequest("bad")));
    }
    otlp.flush();

    assertThat(otlp.spans()).hasSize(1).allSatisfy(conventions::checkSpan);
    assertThat(value(span("chat bad"), "error.type").path("stringValue").asString())
        .isEqualTo("rate_limited");
    assertThat(otlp.logRecords()).hasSize(1).allSatisfy(conventions::checkEvent);
    assertThat(otlp.logRecords().getFirst().path("spanId").asString())
        .isEqualTo(span("chat bad").path("spanId").asString());
    assertThat(otlp.metrics()).allSatisfy(conventions::checkMetric);
  }

  @Test
  void a_span_names_the_call_the_request_and_what_the_server_answered() {
    var id = new String[1];
    try (var client = client(OpenTelemetryTap.of(otlp.sdk), Redactor.create())) {
      var stream = client.stream(fullRequest("m"));
      stream.events().forEach(_ -> {});
      id[0] = stream.requestId();
    }
    otlp.flush();

    var chat = span("chat m");
    assertThat(value(chat, "sage.call.id").path("stringValue").asString()).isEqualTo(id[0]);
    assertThat(value(chat, "sage.request_id").path("stringValue").asString()).isEqualTo("req_1");
    assertThat(value(chat, "http.response.status_code").path("intValue").asLong()).isEqualTo(200);
    assertThat(value(chat, "sage.attempts").path("intValue").asLong()).isEqualTo(1);
    assertThat(value(chat, "sage.queue_time").path("doubleValue").asDouble()).isPositive();
    double first = value(chat, "sage.time_to_first_token").path("doubleValue").asDouble();
    assertThat(first).isPositive();
    assertThat(value(chat, "sage.time_to_last_token").path("doubleValue").asDouble())
        .isGreaterThanOrEqualTo(first);
    assertThat(value(chat, "sage.cached").path("boolValue").asBoolean()).isFalse();
    assertThat(chat.path("events")).isEmpty();
    assertThat(OpenTelemetryTap.callBeginning()).isEmpty();
  }

  @Test
  void cost_and_pace_are_counted_where_they_are_known(@TempDir Path folder) throws Exception {
    var file =
        Files.writeString(
            folder.resolve("prices.json"),
            """
            {"providers": {"groq": {
              "models": {"m": {"input": 10, "cacheRead": 1, "output": 50}}}}}
            """);
    var tap = OpenTelemetryTap.of(otlp.sdk).withPrices(Prices.read(file));
    callWithTool(tap, Redactor.create());

    assertThat(otlp.metrics()).allSatisfy(conventions::checkMetric);
    var cost = metric("sage.client.cost");
    assertThat(cost.path("unit").asString()).isEqualTo("{USD}");
    assertThat(cost.path("sum").path("isMonotonic").asBoolean()).isTrue();
    assertThat(cost.path("sum").path("dataPoints").path(0).path("asDouble").asDouble())
        .isCloseTo((10 * 10 + 20 * 1 + 12 * 50) / 1e6, within(1e-12));
  }

  @Test
  void no_content_is_captured_unless_it_is_asked_for() {
    callWithTool(OpenTelemetryTap.of(otlp.sdk), Redactor.create());

    assertThat(otlp.spans().toString()).doesNotContain("Łódź").doesNotContain("Be brief");
    assertThat(otlp.logRecords()).isEmpty();
  }

  @Test
  void captured_content_is_json_by_the_schemas_and_has_no_secret() {
    var redactor = Redactor.create();
    callWithTool(
        OpenTelemetryTap.of(otlp.sdk).withContent(ContentCapture.SPAN_AND_EVENT, redactor),
        redactor);

    assertThat(otlp.spans()).allSatisfy(conventions::checkSpan);
    assertThat(otlp.logRecords()).hasSize(1).allSatisfy(conventions::checkEvent);
    for (var carrier : List.of(span("chat m"), otlp.logRecords().getFirst())) {
      assertThat(value(carrier, "gen_ai.input.messages").path("stringValue").asString())
          .contains("\"role\":\"system\",\"parts\":[{\"type\":\"text\",\"content\":\"Be brief.\"}]")
          .contains("Weather in Łódź?")
          .doesNotContain(KEY);
      assertThat(value(carrier, "gen_ai.output.messages").path("stringValue").asString())
          .isEqualTo(
              "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Let me see.\"},"
                  + "{\"type\":\"tool_call\",\"id\":\"call_1\",\"name\":\"weather\","
                  + "\"arguments\":{\"city\":\"Łódź\"}}],\"finish_reason\":\"tool_call\"}]");
      assertThat(value(carrier, "gen_ai.tool.definitions").path("stringValue").asString())
          .isEqualTo(
              "[{\"type\":\"function\",\"name\":\"weather\",\"description\":\"The weather.\","
                  + "\"parameters\":{\"type\":\"object\"}}]");
    }
  }

  @Test
  void names_ids_and_errors_have_no_secret_though_no_content_is_captured() {
    var redactor = Redactor.create();
    var word = "shapeless" + Long.toString(System.nanoTime(), 36) + "word";
    redactor.register(Secret.of(word));
    server.on(
        word,
        c -> c.respond(400, "application/json", "{\"error\":{\"message\":\"no " + word + "\"}}"));
    var tap = OpenTelemetryTap.of(otlp.sdk).withRedaction(redactor, () -> RedactionPolicy.SECRETS);
    try (var client = client(tap, Redactor.registeredOnly())) {
      error(client.stream(fullRequest(word)));
    }
    long now = System.nanoTime();
    tap.tool(
        new ToolRecord("r", null, word, word, now, now, ToolRecord.Outcome.FAILED, "E" + word));
    otlp.flush();

    assertThat(otlp.spans()).hasSize(2).allSatisfy(conventions::checkSpan);
    assertThat(otlp.metrics()).isNotEmpty();
    for (var all : List.of(otlp.spans(), otlp.metrics(), otlp.logRecords())) {
      assertThat(all.toString()).contains("[secret:").doesNotContain(word);
    }
  }

  @Test
  void contents_that_the_policy_drops_stay_out_though_they_are_captured() {
    var redactor = Redactor.create();
    var policy = RedactionPolicy.SECRETS.withContent(ContentClass.PROMPT, ContentAction.DROP);
    callWithTool(
        OpenTelemetryTap.of(otlp.sdk)
            .withContent(ContentCapture.SPAN_ONLY, redactor)
            .withRedaction(redactor, () -> policy),
        redactor);

    assertThat(value(span("chat m"), "gen_ai.input.messages").isMissingNode()).isTrue();
    assertThat(value(span("chat m"), "gen_ai.output.messages").path("stringValue").asString())
        .contains("Let me see.");
  }

  @Test
  void a_name_that_the_conventions_do_not_have_is_found() {
    var tap = OpenTelemetryTap.of(otlp.sdk);
    var span = otlp.sdk.getTracer("t").spanBuilder("chat m").startSpan();
    span.setAttribute("gen_ai.operation.name", "chat");
    span.setAttribute("gen_ai.usage.prompt_tokens", 3);
    span.end();
    otlp.flush();

    assertThat(tap).isNotNull();
    assertThatThrownBy(() -> conventions.checkSpan(otlp.spans().getFirst()))
        .isInstanceOf(AssertionError.class);
  }
}
