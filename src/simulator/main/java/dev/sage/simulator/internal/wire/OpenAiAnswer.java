package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Reply;
import tools.jackson.databind.node.ObjectNode;

/** The parts that a whole and a streamed Chat Completions answer share, and the whole one. */
final class OpenAiAnswer {
  private final ObjectNode request;
  private final Reply reply;
  private final String id;
  private final String fingerprint;

  OpenAiAnswer(ObjectNode request, Reply reply) {
    this.request = request;
    this.reply = reply;
    var random = Ids.random(reply.seed(), "answer");
    this.id = "chatcmpl-" + Ids.letters(random, 29);
    this.fingerprint = "fp_" + Ids.hex(random, 10);
  }

  String callId(Reply.Call call) {
    return Ids.call("call_", 24, reply, call);
  }

  /** The fields that every chunk and the whole answer begin with. */
  ObjectNode head(String object) {
    return Json.object()
        .put("id", id)
        .put("object", object)
        .put("created", OpenAiVendor.created(reply.seed()))
        .put("model", request.path("model").asString());
  }

  void tail(ObjectNode answer) {
    answer.put("service_tier", "default").put("system_fingerprint", fingerprint);
  }

  String finishReason() {
    return switch (reply.ending()) {
      case LENGTH -> "length";
      case TOOL_CALLS -> "tool_calls";
      default -> "stop";
    };
  }

  ObjectNode usage() {
    var usage =
        Json.object()
            .put("prompt_tokens", reply.inputTokens())
            .put("completion_tokens", reply.outputTokens())
            .put("total_tokens", reply.inputTokens() + reply.outputTokens());
    usage.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
    usage
        .putObject("completion_tokens_details")
        .put("reasoning_tokens", reply.reasoningTokens())
        .put("audio_tokens", 0)
        .put("accepted_prediction_tokens", 0)
        .put("rejected_prediction_tokens", 0);
    return usage;
  }

  ObjectNode whole() {
    var answer = head("chat.completion");
    var choice = answer.putArray("choices").addObject().put("index", 0);
    var message = choice.putObject("message").put("role", "assistant");
    if (!reply.calls().isEmpty()) {
      message.putNull("content");
      var calls = message.putArray("tool_calls");
      for (var call : reply.calls()) {
        var entry = calls.addObject().put("id", callId(call)).put("type", "function");
        entry.putObject("function").put("name", call.name()).put("arguments", call.arguments());
      }
    } else {
      message.put("content", reply.text());
    }
    if (reply.reasoningTokens() > 0) {
      message.put("reasoning_content", reply.reasoning());
    }
    message.putNull("refusal").putArray("annotations");
    choice.putNull("logprobs").put("finish_reason", finishReason());
    answer.set("usage", usage());
    tail(answer);
    return answer;
  }
}
