package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Ending;
import dev.sage.simulator.internal.model.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts that a whole and a streamed Messages answer share, and the whole one. */
final class AnthropicAnswer {
  private final ObjectNode request;
  private final Reply reply;
  private final String id;
  private final String signature;

  AnthropicAnswer(ObjectNode request, Reply reply) {
    this.request = request;
    this.reply = reply;
    var random = Ids.random(reply.seed(), "answer");
    this.id = "msg_01" + Ids.letters(random, 22);
    this.signature = Ids.base64(random, 252);
  }

  /** What must come back unchanged with a thinking block; here it proves nothing. */
  String signature() {
    return signature;
  }

  /** A message without content, as it starts. */
  ObjectNode head() {
    return Json.object()
        .put("model", request.path("model").asString())
        .put("id", id)
        .put("type", "message")
        .put("role", "assistant");
  }

  ObjectNode toolUse(Reply.Call call, JsonNode input) {
    var id = Ids.call("toolu_01", 22, reply, call);
    var block = Json.object().put("type", "tool_use").put("id", id).put("name", call.name());
    block.set("input", input);
    return block;
  }

  /** The fields that tell why the message ended. */
  ObjectNode stop(ObjectNode target) {
    target.put("stop_reason", stopReason());
    return target.put("stop_sequence", reply.stopSequence().orElse(null));
  }

  private String stopReason() {
    return switch (reply.ending()) {
      case LENGTH -> "max_tokens";
      case TOOL_CALLS -> "tool_use";
      case STOP_SEQUENCE -> "stop_sequence";
      default -> "end_turn";
    };
  }

  /** Input counts, as in every usage object. */
  ObjectNode inputUsage() {
    return Json.object()
        .put("input_tokens", reply.inputTokens())
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0);
  }

  /** The counts at the end, thinking included. */
  ObjectNode outputUsage(ObjectNode usage) {
    usage.put("output_tokens", reply.outputTokens());
    if (reply.reasoningTokens() > 0) {
      usage.putObject("output_tokens_details").put("thinking_tokens", reply.reasoningTokens());
    }
    return usage;
  }

  static ObjectNode tier(ObjectNode usage) {
    return usage.put("service_tier", "standard").put("inference_geo", "not_available");
  }

  ObjectNode whole() {
    var message = head();
    var content = message.putArray("content");
    if (reply.reasoningTokens() > 0) {
      content
          .addObject()
          .put("type", "thinking")
          .put("thinking", reply.reasoning())
          .put("signature", signature);
    }
    reply.calls().forEach(call -> content.add(toolUse(call, Json.lenient(call.arguments()))));
    if (reply.calls().isEmpty() && (reply.ending() != Ending.LENGTH || !reply.text().isEmpty())) {
      content.addObject().put("type", "text").put("text", reply.text());
    }
    stop(message);
    message.set("usage", tier(outputUsage(inputUsage())));
    return message;
  }
}
