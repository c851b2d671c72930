package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Ending;
import dev.sage.simulator.internal.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** The parts of an answer by Gemini, and the whole one. */
final class GeminiAnswer {
  private final String model;
  private final Reply reply;
  private final String id;
  private final String signature;

  GeminiAnswer(String model, Reply reply) {
    this.model = model;
    this.reply = reply;
    var random = Ids.random(reply.seed(), "answer");
    this.id = Ids.letters(random, 22);
    this.signature = signature(random);
  }

  private static String signature(RandomGenerator random) {
    return Ids.base64(random, 180);
  }

  static ObjectNode text(String text) {
    return Json.object().put("text", text);
  }

  static ObjectNode thought(String text) {
    return text(text).put("thought", true);
  }

  /** A call; it has to come back with its signature. */
  ObjectNode call(Reply.Call call) {
    var part = Json.object();
    var function = part.putObject("functionCall").put("name", call.name());
    function.set("args", Json.lenient(call.arguments()));
    function.put("id", Ids.call("", 8, reply, call));
    return part.put("thoughtSignature", signature);
  }

  /** The last part of a thoughtful answer. */
  ObjectNode signed() {
    return text("").put("thoughtSignature", signature);
  }

  /**
   * A response, or a piece of one.
   *
   * @param finish why it ends, where it does
   * @param text tokens of text so far
   * @param thoughts tokens of thoughts so far
   */
  ObjectNode response(List<ObjectNode> parts, Optional<String> finish, int text, int thoughts) {
    var response = Json.object();
    var candidate = response.putArray("candidates").addObject();
    var content = candidate.putObject("content");
    if (!parts.isEmpty()) {
      var array = content.putArray("parts");
      parts.forEach(array::add);
    }
    content.put("role", "model");
    finish.ifPresent(reason -> candidate.put("finishReason", reason));
    candidate.put("index", 0);
    response.set("usageMetadata", usage(text, thoughts));
    return response.put("modelVersion", model).put("responseId", id);
  }

  /** Thoughts don't count as candidates' tokens. */
  private ObjectNode usage(int text, int thoughts) {
    var usage = Json.object().put("promptTokenCount", reply.inputTokens());
    if (text > 0) {
      usage.put("candidatesTokenCount", text);
    }
    usage.put("totalTokenCount", reply.inputTokens() + text + thoughts);
    usage
        .putArray("promptTokensDetails")
        .addObject()
        .put("modality", "TEXT")
        .put("tokenCount", reply.inputTokens());
    if (thoughts > 0) {
      usage.put("thoughtsTokenCount", thoughts);
    }
    return usage;
  }

  /** It is STOP for calls, too. */
  String finishReason() {
    return reply.ending() == Ending.LENGTH ? "MAX_TOKENS" : "STOP";
  }

  ObjectNode whole() {
    var parts = new ArrayList<ObjectNode>();
    if (reply.reasoningTokens() > 0) {
      parts.add(thought(reply.reasoning()));
    }
    if (!reply.text().isEmpty()) {
      var part = text(reply.text());
      parts.add(reply.reasoningTokens() > 0 ? part.put("thoughtSignature", signature) : part);
    }
    reply.calls().forEach(call -> parts.add(call(call)));
    return response(
        parts,
        Optional.of(finishReason()),
        reply.outputTokens() - reply.reasoningTokens(),
        reply.reasoningTokens());
  }
}
