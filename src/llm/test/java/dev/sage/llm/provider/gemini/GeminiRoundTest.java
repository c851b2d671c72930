package dev.sage.llm.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatResponse;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.FaultServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whole calls: what one answer brought goes back with the next request, unchanged. */
class GeminiRoundTest {

  private static final String STREAM = "/v1beta/models/m:streamGenerateContent?alt=sse";
  private static final String STOP = ",\"finishReason\": \"STOP\"";

  private FaultServer server;
  private Llm llm;

  @BeforeEach
  void start() {
    server = FaultServer.start();
    llm =
        Llm.builder()
            .environment(Map.of())
            .endpoint(
                new Endpoint(
                    "google",
                    "gemini",
                    server.url().resolve("/"),
                    Secret.of("AIza-0123456789abcdefghijklmnopqrstuvwx"),
                    AuthStyle.X_GOOG_API_KEY,
                    Map.of(),
                    Quirks.NONE,
                    false))
            .build();
  }

  @AfterEach
  void stop() {
    llm.close();
    server.close();
  }

  private static String chunk(String parts, String rest) {
    return """
        data: {"candidates": [{"content": {"parts": [%s],"role": "model"}%s,"index": 0}],\
        "modelVersion": "m-1","responseId": "r1"}\r
        \r
        """
        .formatted(parts, rest);
  }

  /**
   * The contents of the second request, after the answer to the first and results for its calls.
   */
  private JsonNode secondRound(String first) {
    server.on(
        STREAM,
        connection -> connection.respond(200, "text/event-stream", first),
        connection ->
            connection.respond(200, "text/event-stream", chunk("{\"text\": \"Done.\"}", STOP)));
    var request = ChatRequest.of("google/m", Message.user("Go"));
    ChatResponse answer;
    try (var stream = llm.stream(request)) {
      answer = stream.response();
    }
    List<Message> messages = new ArrayList<>(request.messages());
    messages.add(answer.message());
    // The results come in another order than the calls, as they do where tools run in parallel.
    for (StreamEvent.ToolCall call : answer.toolCalls().reversed()) {
      messages.add(Message.toolResult(call.callId(), "did " + call.arguments()));
    }
    try (var stream = llm.stream(ChatRequest.builder("google/m").messages(messages).build())) {
      assertThat(stream.text()).isEqualTo("Done.");
    }
    String sent = server.requests().getLast();
    return Oracle.MAPPER.readTree(sent.substring(sent.indexOf("\r\n\r\n"))).path("contents");
  }

  private static JsonNode json(String text) {
    return Oracle.MAPPER.readTree(text.replace('\'', '"'));
  }

  @Test
  void parallel_calls_without_ids_keep_their_order_their_signature_and_their_results() {
    String first =
        chunk("{\"text\": \"hm\",\"thought\": true}", "")
            + chunk("{\"text\": \"Let me see.\"}", "")
            + chunk(
                """
                {"functionCall": {"name": "f","args": {"n": 1}},"thoughtSignature": "sigF=="},\
                {"functionCall": {"name": "f","args": {"n": 2}}},\
                {"functionCall": {"name": "g","args": {}}}\
                """,
                STOP);
    assertThat(secondRound(first))
        .isEqualTo(
            json(
                """
                [{'role':'user','parts':[{'text':'Go'}]},
                 {'role':'model','parts':[
                   {'text':'Let me see.'},
                   {'functionCall':{'name':'f','args':{'n':1}},'thoughtSignature':'sigF=='},
                   {'functionCall':{'name':'f','args':{'n':2}}},
                   {'functionCall':{'name':'g','args':{}}}]},
                 {'role':'user','parts':[
                   {'functionResponse':{'name':'f','response':{'output':'did {\\"n\\":1}'}}},
                   {'functionResponse':{'name':'f','response':{'output':'did {\\"n\\":2}'}}},
                   {'functionResponse':{'name':'g','response':{'output':'did {}'}}}]}]
                """));
  }

  @Test
  void ids_of_the_provider_go_back_in_call_and_result() {
    String first =
        chunk(
            "{\"functionCall\": {\"name\": \"f\",\"args\": {},\"id\": \"2nte4526\"},"
                + "\"thoughtSignature\": \"s\"}",
            STOP);
    assertThat(secondRound(first).path(1).path("parts").path(0))
        .isEqualTo(
            json("{'functionCall':{'id':'2nte4526','name':'f','args':{}},'thoughtSignature':'s'}"));
    String sent = server.requests().getLast();
    assertThat(sent).contains("\"functionResponse\":{\"id\":\"2nte4526\",\"name\":\"f\"");
  }

  @Test
  void signed_texts_signed_thoughts_and_parts_of_the_providers_tools_stay_apart() {
    String first =
        chunk("{\"text\": \"h\",\"thought\": true}", "")
            + chunk("{\"text\": \"m\",\"thought\": true,\"thoughtSignature\": \"s0\"}", "")
            + chunk(
                "{\"executableCode\": {\"code\": \"1+1\"},\"thoughtSignature\": \"s1\"},"
                    + "{\"codeExecutionResult\": {\"output\": \"2\"}}",
                "")
            + chunk("{\"text\": \"It \"}", "")
            + chunk("{\"text\": \"is 2\",\"thoughtSignature\": \"s2\"}", "")
            + chunk("{\"text\": \".\"}", "")
            + chunk("{\"text\": \"\",\"thoughtSignature\": \"s3\"}", STOP);
    assertThat(secondRound(first).path(1).path("parts"))
        .isEqualTo(
            json(
                """
                [{'text':'m','thought':true,'thoughtSignature':'s0'},
                 {'executableCode':{'code':'1+1'},'thoughtSignature':'s1'},
                 {'codeExecutionResult':{'output':'2'}},
                 {'text':'It '},
                 {'text':'is 2','thoughtSignature':'s2'},
                 {'text':'.'},
                 {'text':'','thoughtSignature':'s3'}]
                """));
  }

  @Test
  void a_whole_answer_is_asked_for_at_another_address() {
    server.on(
        "/v1beta/tunedModels/a%2Fb:generateContent",
        connection ->
            connection.respond(
                200,
                "application/json",
                chunk("{\"text\": \"Hi\"}", STOP).strip().substring("data: ".length())));
    var answer = llm.chat(ChatRequest.of("google/tunedModels/a/b", Message.user("Go")));
    assertThat(answer.text()).isEqualTo("Hi");
    assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(server.requests().getFirst().toLowerCase(java.util.Locale.ROOT))
        .contains("x-goog-api-key: aiza-")
        .doesNotContain("authorization:");
  }

  @Test
  void the_model_list_is_read_page_by_page_without_models_that_answer_nothing() {
    server.on(
        "/v1beta/models?pageSize=1000",
        connection ->
            connection.respond(
                200,
                "application/json",
                """
                {"models": [
                  {"name": "models/gemini-x", "displayName": "Gemini X", "inputTokenLimit": 1048576,
                   "supportedGenerationMethods": ["countTokens", "generateContent"]},
                  {"name": "models/embedding-x", "supportedGenerationMethods": ["embedContent"]}],
                 "nextPageToken": "a/b="}
                """));
    server.on(
        "/v1beta/models?pageSize=1000&pageToken=a%2Fb%3D",
        connection ->
            connection.respond(
                200, "application/json", "{\"models\": [{\"name\": \"tunedModels/mine\"}]}"));
    assertThat(llm.models("google"))
        .containsExactly(
            new ModelInfo("gemini-x", "Gemini X", 1_048_576L),
            new ModelInfo("tunedModels/mine", null, null));
  }
}
