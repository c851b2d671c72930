package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Messages stream: named events, content in numbered blocks that start and stop, a ping after the
 * first block's start, the usage split between the first event and the last but one. The blanks
 * before the last brace are the vendor's padding.
 */
final class AnthropicStream implements Wire.StreamWriter {
  private enum Block {
    NONE,
    THINKING,
    TEXT,
    TOOL
  }

  private final Reply reply;
  private final AnthropicAnswer answer;
  private final RandomGenerator padding;
  private Block block = Block.NONE;
  private int index = -1;
  private int calls;

  AnthropicStream(ObjectNode request, Reply reply) {
    this.reply = reply;
    this.answer = new AnthropicAnswer(request, reply);
    this.padding = Ids.random(reply.seed(), "padding");
  }

  @Override
  public List<String> open() {
    var frames = new ArrayList<String>();
    var message = answer.head();
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    var usage = answer.inputUsage();
    usage
        .putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", 0)
        .put("ephemeral_1h_input_tokens", 0);
    message.set("usage", AnthropicAnswer.tier(usage.put("output_tokens", 1)));
    var start = Json.object().put("type", "message_start");
    start.set("message", message);
    frames.add(event("message_start", start));
    reply.steps().stream()
        .filter(step -> !(step instanceof Step.Silence))
        .findFirst()
        .ifPresent(step -> enter(blockOf(step), frames));
    frames.add("event: ping\ndata: {\"type\": \"ping\"}\n\n");
    return frames;
  }

  @Override
  public List<String> step(Step step) {
    var frames = new ArrayList<String>();
    if (step instanceof Step.ToolEnd) {
      calls++;
      leave(frames);
    }
    if (step instanceof Step.ToolEnd || step instanceof Step.Silence) {
      return frames;
    }
    enter(blockOf(step), frames);
    var delta =
        switch (step) {
          case Step.Text text -> Json.object().put("type", "text_delta").put("text", text.text());
          case Step.Reasoning reasoning ->
              Json.object().put("type", "thinking_delta").put("thinking", reasoning.text());
          case Step.ToolArguments arguments -> json(arguments.fragment());
          // The vendor sends an empty fragment first.
          case Step.ToolStart start -> json("");
          case Step.ToolEnd end -> Json.object();
          case Step.Silence silence -> Json.object();
        };
    frames.add(delta(delta));
    return frames;
  }

  @Override
  public List<String> end() {
    var frames = new ArrayList<String>();
    leave(frames);
    var last = Json.object().put("type", "message_delta");
    last.set("delta", answer.stop(Json.object()));
    last.set("usage", answer.outputUsage(answer.inputUsage()));
    frames.add(event("message_delta", last));
    frames.add(event("message_stop", Json.object().put("type", "message_stop")));
    return frames;
  }

  @Override
  public List<String> fail(ObjectNode error) {
    return List.of("event: error\ndata: " + Json.compact(error) + "\n\n");
  }

  private static Block blockOf(Step step) {
    return switch (step) {
      case Step.Text text -> Block.TEXT;
      case Step.Reasoning reasoning -> Block.THINKING;
      case Step.ToolStart start -> Block.TOOL;
      case Step.ToolArguments arguments -> Block.TOOL;
      case Step.ToolEnd end -> Block.TOOL;
      case Step.Silence silence -> Block.NONE;
    };
  }

  private void enter(Block next, List<String> frames) {
    if (next == block) {
      return;
    }
    leave(frames);
    block = next;
    index++;
    var start = Json.object().put("type", "content_block_start").put("index", index);
    start.set(
        "content_block",
        switch (next) {
          case THINKING ->
              Json.object().put("type", "thinking").put("thinking", "").put("signature", "");
          case TOOL -> answer.toolUse(reply.calls().get(calls), Json.object());
          case TEXT, NONE -> Json.object().put("type", "text").put("text", "");
        });
    frames.add(event("content_block_start", start));
  }

  private void leave(List<String> frames) {
    if (block == Block.NONE) {
      return;
    }
    if (block == Block.THINKING) {
      frames.add(
          delta(Json.object().put("type", "signature_delta").put("signature", answer.signature())));
    }
    block = Block.NONE;
    frames.add(
        event(
            "content_block_stop",
            Json.object().put("type", "content_block_stop").put("index", index)));
  }

  private static ObjectNode json(String fragment) {
    return Json.object().put("type", "input_json_delta").put("partial_json", fragment);
  }

  private String delta(ObjectNode delta) {
    var event = Json.object().put("type", "content_block_delta").put("index", index);
    event.set("delta", delta);
    return event("content_block_delta", event);
  }

  private String event(String name, ObjectNode data) {
    var json = Json.compact(data);
    var blanks = " ".repeat(padding.nextInt(16));
    return "event: %s\ndata: %s%s}\n\n"
        .formatted(name, json.substring(0, json.length() - 1), blanks);
  }
}
