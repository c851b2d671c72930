package dev.sage.llm.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatResponse;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Told;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.responses.ResponsesFormat;
import dev.sage.llm.recording.Recorded;
import dev.sage.llm.recording.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer, read, kept as a message and sent back with the results of its tools. */
class ResponsesContinuityTest {

  private static final ResponsesFormat FORMAT = new ResponsesFormat();

  private static ChatResponse response(String body) {
    var told = Told.of(FORMAT, null, body, 7);
    var accumulator = new ResponseAccumulator();
    told.events.forEach(accumulator::add);
    return accumulator.response("r", "p/m", told.end());
  }

  private static JsonNode next(ChatResponse response, boolean stored) {
    var request = ChatRequest.builder("p/m").message(Message.user("Go on."));
    request.message(response.message());
    for (StreamEvent.ToolCall call : response.toolCalls()) {
      request.message(Message.toolResult(call.callId(), "done"));
    }
    if (stored) {
      request.extra("store", true);
    }
    return Oracle.MAPPER.readTree(FORMAT.encode(request.build(), true, Quirks.NONE)).path("input");
  }

  private static final String ITEMS =
      """
      [{"id":"rs_1","type":"reasoning","encrypted_content":"gAAA\\u003d/+","summary":[{"type":"summary_text","text":"one"},{"type":"summary_text","text":"two"}],"n":1.50},
       {"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"x"}},
       {"id":"rs_2","type":"reasoning","encrypted_content":"gBBB","summary":[]},
       {"id":"msg_1","type":"message","status":"completed","role":"assistant","phase":"commentary","content":[{"type":"output_text","text":"Wait.","annotations":[]}]},
       {"id":"fc_1","type":"function_call","status":"completed","call_id":"call_1","name":"f","arguments":"{\\"a\\":1}"},
       {"id":"rs_3","type":"reasoning","encrypted_content":"gCCC","summary":[]},
       {"id":"ctc_1","type":"custom_tool_call","status":"completed","call_id":"call_2","name":"sql","input":"select 1"}]
      """;

  /** The same answer as a stream whose items come one by one, and as a whole body. */
  private static List<String> bodies() {
    JsonNode items = Oracle.MAPPER.readTree(ITEMS);
    var stream = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      ObjectNode done = Json.object().put("type", "response.output_item.done");
      event(stream, done.put("output_index", i).set("item", items.path(i)));
    }
    ObjectNode completed = Json.object().put("type", "response.completed");
    completed.putObject("response").put("status", "completed").set("output", items);
    event(stream, completed);
    ObjectNode whole = Json.object().put("status", "completed");
    return List.of(stream.toString(), Json.string(whole.set("output", items)));
  }

  private static void event(StringBuilder body, JsonNode event) {
    body.append("data: ").append(Json.string(event)).append("\n\n");
  }

  @Test
  void a_server_that_stores_answers_gets_every_item_back_as_it_came_and_in_order() {
    for (String body : bodies()) {
      ArrayNode expected = (ArrayNode) Oracle.MAPPER.readTree(ITEMS);
      expected.insertObject(0).put("role", "user").put("content", "Go on.");
      ObjectNode result = expected.addObject().put("type", "function_call_output");
      result.put("call_id", "call_1").put("output", "done");
      ObjectNode custom = expected.addObject().put("type", "custom_tool_call_output");
      custom.put("call_id", "call_2").put("output", "done");
      assertThat(next(response(body), true)).isEqualTo(expected);
    }
  }

  @Test
  void a_server_that_stores_nothing_gets_the_opaque_items_to_the_byte() {
    for (String body : bodies()) {
      JsonNode input = next(response(body), false);
      JsonNode items = Oracle.MAPPER.readTree(ITEMS);
      for (int opaque : new int[] {0, 1, 2, 5}) {
        assertThat(Json.string(input.path(opaque + 1))).isEqualTo(Json.string(items.path(opaque)));
      }
      assertThat(input.path(4).path("phase").asString()).isEqualTo("commentary");
      assertThat(input.path(4).has("id")).isFalse();
    }
  }

  @TestFactory
  Stream<DynamicTest> recorded_reasoning_goes_back_as_it_came() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (var folder : Recording.folders(Recorded.folder("providers"))) {
      Recording recording = Recording.read(folder);
      String body = new String(recording.body(), UTF_8);
      boolean carries = body.contains("\"encrypted_content\":\"") && recording.status() == 200;
      if (recording.api().equals(FORMAT.id()) && carries) {
        tests.add(DynamicTest.dynamicTest(recording.id(), () -> check(body)));
      }
    }
    return tests.stream();
  }

  private static void check(String body) {
    List<JsonNode> back = new ArrayList<>();
    next(response(body), false).forEach(back::add);
    back.removeIf(item -> !item.path("type").asString("").equals("reasoning"));
    assertThat(back.stream().map(Json::string))
        .isNotEmpty()
        .isEqualTo(reasoning(body).stream().map(Json::string).toList());
  }

  /** The items themselves: the list in a stream's last event encrypts them anew. */
  private static List<JsonNode> reasoning(String body) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode whole = Json.tree(body);
    if (whole != null) {
      whole.path("output").forEach(items::add);
    } else {
      body.lines()
          .filter(line -> line.startsWith("data: {") && line.contains("output_item.done"))
          .forEach(line -> items.add(Oracle.MAPPER.readTree(line.substring(6)).path("item")));
    }
    items.removeIf(item -> !item.path("type").asString("").equals("reasoning"));
    return items;
  }
}
