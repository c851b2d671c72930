package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Ending;
import dev.sage.simulator.internal.model.Reply;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The parts that a whole and a streamed answer of Ollama share, and the whole one. */
final class OllamaAnswer {
  private static final long TOKEN_NANOS = 20_000_000;

  private final ObjectNode request;
  private final Reply reply;
  private int lines;

  OllamaAnswer(ObjectNode request, Reply reply) {
    this.request = request;
    this.reply = reply;
  }

  static ObjectNode text(String text) {
    return Json.object().put("role", "assistant").put("content", text);
  }

  static ObjectNode thought(String text) {
    return text("").put("thinking", text);
  }

  /**
   * A call as an entry of a message.
   *
   * @param index which of the answer's calls it is
   */
  ObjectNode call(Reply.Call call, int index) {
    var entry = Json.object().put("id", Ids.call("call_", 8, reply, call));
    entry
        .putObject("function")
        .put("index", index)
        .put("name", call.name())
        .set("arguments", Json.lenient(call.arguments()));
    return entry;
  }

  /** A line of a stream; the clock in it goes on by a token's time with each. */
  ObjectNode line(ObjectNode message, boolean done) {
    var time =
        Instant.ofEpochSecond(OpenAiVendor.created(reply.seed()))
            .plusNanos(TOKEN_NANOS * lines++ + 265_871);
    var line =
        Json.object()
            .put("model", request.path("model").asString())
            .put("created_at", time.toString());
    line.set("message", message);
    return line.put("done", done);
  }

  /** The reason and the counts at the end; the reason is stop for calls, too. */
  ObjectNode ended(ObjectNode line) {
    long evaluated = TOKEN_NANOS * reply.outputTokens();
    return line.put("done_reason", reply.ending() == Ending.LENGTH ? "length" : "stop")
        .put("total_duration", 160_000_000 + evaluated)
        .put("load_duration", 60_000_000)
        .put("prompt_eval_count", reply.inputTokens())
        .put("prompt_eval_duration", 90_000_000)
        .put("eval_count", reply.outputTokens())
        .put("eval_duration", evaluated);
  }

  ObjectNode whole() {
    var message = text(reply.text());
    if (reply.reasoningTokens() > 0) {
      message.put("thinking", reply.reasoning());
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      message.withArray("tool_calls").add(call(reply.calls().get(i), i));
    }
    return ended(line(message, true));
  }
}
