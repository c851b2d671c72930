package dev.sage.llm.telemetry.otel;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FaultServerCase;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.ToolRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Calls to a server of the test, told to a backend of the test. */
abstract class OpenTelemetryTapCase extends FaultServerCase {

  static final String CALLS_A_TOOL =
      """
      data: {"id":"c1","model":"answered","choices":[{"index":0,"delta":{"content":"Let me see."}}]}

      data: {"id":"c1","model":"answered","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,\
      "id":"call_1","type":"function","function":{"name":"weather",\
      "arguments":"{\\"city\\":\\"Łódź\\"}"}}]}}]}

      data: {"id":"c1","model":"answered","choices":[{"index":0,"delta":{},\
      "finish_reason":"tool_calls"}],"usage":{"prompt_tokens":30,"completion_tokens":12,\
      "total_tokens":42,"prompt_tokens_details":{"cached_tokens":20},\
      "completion_tokens_details":{"reasoning_tokens":4}}}

      data: [DONE]

      """;

  final Conventions conventions = Conventions.read();
  Otlp otlp;

  @BeforeEach
  void begin() {
    otlp = new Otlp();
    server.on("m", c -> c.stream("x-request-id: req_1").chunk(CALLS_A_TOOL).raw("0\r\n\r\n"));
    server.on("bad", c -> c.respond(429, "application/json", "{\"error\":{\"message\":\"slow\"}}"));
  }

  @AfterEach
  void end() {
    otlp.close();
  }

  Llm client(StreamTap tap, Redactor redactor) {
    return Llm.builder()
        .environment(Map.of())
        .retry(RetryPolicy.NEVER)
        .timeouts(SHORT)
        .redactor(redactor)
        .endpoint(Endpoint.openAiChat("groq", server.url(), Secret.of(KEY)))
        .tap(tap)
        .build();
  }

  static ChatRequest fullRequest(String model) {
    return ChatRequest.builder("groq/" + model)
        .message(Message.system("Be brief."))
        .message(Message.user("Weather in Łódź? My key is " + KEY))
        .tool(new ToolSpec("weather", "The weather.", "{\"type\":\"object\"}"))
        .temperature(0.5)
        .topP(0.9)
        .maxTokens(100)
        .stop(List.of("END"))
        .seed(7L)
        .extra("top_k", 40)
        .extra("frequency_penalty", 0.1)
        .build();
  }

  /** A streamed call with a tool, as the tool loop reports it. */
  void callWithTool(StreamTap tap, Redactor redactor) {
    try (var client = client(tap, redactor)) {
      var stream = client.stream(fullRequest("m"));
      stream.events().forEach(_ -> {});
      long now = System.nanoTime();
      tap.tool(
          new ToolRecord(
              stream.requestId(),
              null,
              "call_1",
              "weather",
              now - 5_000_000,
              now,
              ToolRecord.Outcome.OK,
              null));
    }
    otlp.flush();
  }

  JsonNode span(String name) {
    return otlp.spans().stream()
        .filter(span -> span.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  JsonNode metric(String name) {
    return otlp.metrics().stream()
        .filter(metric -> metric.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
