package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Chat Completions stream: {@code data:} lines only, a first chunk with the role, the usage in a
 * chunk without choices if the request asks for it, then {@code [DONE]}. Reasoning is in {@code
 * reasoning_content}, the field that most compatible servers use: OpenAI's own sends none.
 */
final class OpenAiStream implements Wire.StreamWriter {
  private final Reply reply;
  private final OpenAiAnswer answer;
  private final RandomGenerator padding;
  private final boolean usageWanted;
  private final boolean padded;
  private int call;

  OpenAiStream(ObjectNode request, Reply reply) {
    this.reply = reply;
    this.answer = new OpenAiAnswer(request, reply);
    this.padding = Ids.random(reply.seed(), "padding");
    var options = request.path("stream_options");
    this.usageWanted = options.path("include_usage").asBoolean(false);
    this.padded = options.path("include_obfuscation").asBoolean(true);
  }

  @Override
  public List<String> open() {
    var delta = Json.object().put("role", "assistant");
    if (!reply.calls().isEmpty()) {
      delta.putNull("content");
      delta.putArray("tool_calls").add(start(reply.calls().getFirst()));
    } else if (reply.reasoningTokens() > 0) {
      delta.putNull("content").put("reasoning_content", "");
    } else {
      delta.put("content", "");
    }
    delta.putNull("refusal");
    return List.of(chunk(delta, null));
  }

  @Override
  public List<String> step(Step step) {
    return switch (step) {
      case Step.Text text -> List.of(chunk(Json.object().put("content", text.text()), null));
      case Step.Reasoning reasoning ->
          List.of(chunk(Json.object().put("reasoning_content", reasoning.text()), null));
      case Step.ToolStart start -> started(start.call());
      case Step.ToolArguments arguments -> List.of(chunk(fragment(arguments), null));
      case Step.ToolEnd end -> {
        call++;
        yield List.of();
      }
      case Step.Silence silence -> List.of();
    };
  }

  @Override
  public List<String> end() {
    var frames = new ArrayList<String>();
    frames.add(chunk(Json.object(), answer.finishReason()));
    if (usageWanted) {
      frames.add(usage());
    }
    frames.add("data: [DONE]\n\n");
    return frames;
  }

  @Override
  public List<String> fail(ObjectNode error) {
    return List.of(data(error));
  }

  /** The first call begins in the first chunk. */
  private List<String> started(Reply.Call next) {
    if (call == 0) {
      return List.of();
    }
    var delta = Json.object();
    delta.putArray("tool_calls").add(start(next));
    return List.of(chunk(delta, null));
  }

  private ObjectNode start(Reply.Call next) {
    var entry = Json.object().put("index", call);
    entry.put("id", answer.callId(next)).put("type", "function");
    entry.putObject("function").put("name", next.name()).put("arguments", "");
    return entry;
  }

  private ObjectNode fragment(Step.ToolArguments arguments) {
    var delta = Json.object();
    var entry = delta.putArray("tool_calls").addObject().put("index", call);
    entry.putObject("function").put("arguments", arguments.fragment());
    return delta;
  }

  private String chunk(ObjectNode delta, @Nullable String finishReason) {
    var chunk = answer.head("chat.completion.chunk");
    answer.tail(chunk);
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finishReason);
    if (usageWanted) {
      chunk.putNull("usage");
    }
    return data(pad(chunk));
  }

  private String usage() {
    var chunk = answer.head("chat.completion.chunk");
    answer.tail(chunk);
    chunk.putArray("choices");
    chunk.set("usage", answer.usage());
    return data(pad(chunk));
  }

  /** Random padding hides the length of the text from who watches the encrypted line. */
  private ObjectNode pad(ObjectNode chunk) {
    return padded ? chunk.put("obfuscation", Ids.letters(padding, padding.nextInt(16))) : chunk;
  }

  private static String data(JsonNode json) {
    return "data: " + Json.compact(json) + "\n\n";
  }
}
