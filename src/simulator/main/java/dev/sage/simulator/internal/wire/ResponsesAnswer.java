package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Ending;
import dev.sage.simulator.internal.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** The parts that a whole and a streamed response share, and the whole one. */
final class ResponsesAnswer {
  /** What of the request a response repeats, and what stands there where the request is silent. */
  private static final ObjectNode ECHO =
      (ObjectNode)
          Json.parse(
              """
              {"instructions":null,"max_output_tokens":null,"max_tool_calls":null,
              "parallel_tool_calls":true,"previous_response_id":null,"prompt_cache_key":null,
              "reasoning":{"effort":null,"summary":null},"safety_identifier":null,
              "service_tier":"default","store":true,"temperature":1.0,
              "text":{"format":{"type":"text"}},"tool_choice":"auto","tools":[],"top_logprobs":0,
              "top_p":1.0,"truncation":"disabled"}
              """);

  private final ObjectNode request;
  private final Reply reply;
  private final String id;
  private final String messageId;
  private final String reasoningId;
  private final String encrypted;

  ResponsesAnswer(ObjectNode request, Reply reply) {
    this.request = request;
    this.reply = reply;
    var random = Ids.random(reply.seed(), "response");
    this.id = "resp_" + Ids.hex(random, 50);
    this.messageId = "msg_" + Ids.hex(random, 50);
    this.reasoningId = "rs_" + Ids.hex(random, 50);
    this.encrypted = encrypted(random);
  }

  private static String encrypted(RandomGenerator random) {
    return "gAAAA" + Ids.base64(random, 240);
  }

  String messageId() {
    return messageId;
  }

  String reasoningId() {
    return reasoningId;
  }

  /** The response so far, or at its end. */
  ObjectNode response(String status, List<ObjectNode> output) {
    var response =
        Json.object()
            .put("id", id)
            .put("object", "response")
            .put("created_at", OpenAiVendor.created(reply.seed()))
            .put("status", status)
            .put("background", false)
            .putNull("error")
            .putNull("incomplete_details")
            .put("model", request.path("model").asString());
    var items = response.putArray("output");
    output.forEach(items::add);
    for (var field : ECHO.properties()) {
      var asked = request.path(field.getKey());
      response.set(
          field.getKey(), asked.isMissingNode() || asked.isNull() ? field.getValue() : asked);
    }
    response.putNull("usage").putNull("user").putObject("metadata");
    return response;
  }

  /** The response at its end: complete, or cut off by the token limit. */
  ObjectNode ended() {
    boolean cut = reply.ending() == Ending.LENGTH;
    var response = response(cut ? "incomplete" : "completed", items());
    if (cut) {
      response.putObject("incomplete_details").put("reason", "max_output_tokens");
    }
    response.set("usage", usage());
    return response;
  }

  private String itemStatus() {
    return reply.ending() == Ending.LENGTH ? "incomplete" : "completed";
  }

  private List<ObjectNode> items() {
    var items = new ArrayList<ObjectNode>();
    if (reply.reasoningTokens() > 0) {
      items.add(reasoning(reply.reasoning()));
    }
    for (var call : reply.calls()) {
      items.add(call(call, items.size(), call.arguments(), itemStatus()));
    }
    if (!reply.text().isEmpty()) {
      items.add(message(reply.text(), itemStatus()));
    }
    return items;
  }

  ObjectNode reasoning(String summary) {
    var item = Json.object().put("id", reasoningId).put("type", "reasoning");
    if (request.path("include").values().stream()
        .anyMatch(name -> name.asString("").equals("reasoning.encrypted_content"))) {
      item.put("encrypted_content", encrypted);
    }
    var parts = item.putArray("summary");
    if (!summary.isEmpty()) {
      parts.add(summaryPart(summary));
    }
    return item;
  }

  static ObjectNode summaryPart(String text) {
    return Json.object().put("type", "summary_text").put("text", text);
  }

  ObjectNode message(String text, String status) {
    var item = Json.object().put("id", messageId).put("type", "message").put("status", status);
    var content = item.putArray("content");
    if (!status.equals("in_progress")) {
      content.add(textPart(text));
    }
    return item.put("role", "assistant");
  }

  static ObjectNode textPart(String text) {
    var part = Json.object().put("type", "output_text");
    part.putArray("annotations");
    part.putArray("logprobs");
    return part.put("text", text);
  }

  /**
   * A call as an item.
   *
   * @param index its place in the output
   */
  ObjectNode call(Reply.Call call, int index, String arguments, String status) {
    return Json.object()
        .put("id", callItemId(index))
        .put("type", "function_call")
        .put("status", status)
        .put("arguments", arguments)
        .put("call_id", Ids.call("call_", 24, reply, call))
        .put("name", call.name());
  }

  /** Items differ even where calls have one identifier. */
  String callItemId(int index) {
    return "fc_" + Ids.hex(Ids.random(reply.seed(), "item " + index), 50);
  }

  private ObjectNode usage() {
    var usage = Json.object().put("input_tokens", reply.inputTokens());
    usage.putObject("input_tokens_details").put("cached_tokens", 0).put("cache_write_tokens", 0);
    usage.put("output_tokens", reply.outputTokens());
    usage.putObject("output_tokens_details").put("reasoning_tokens", reply.reasoningTokens());
    return usage.put("total_tokens", reply.inputTokens() + reply.outputTokens());
  }
}
