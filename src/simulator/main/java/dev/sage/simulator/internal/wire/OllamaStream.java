package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.model.Step;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A stream of Ollama: a line of JSON a token, a tool call in one piece, the counts in the last. */
final class OllamaStream implements Wire.StreamWriter {
  private final OllamaAnswer answer;
  private final Reply reply;
  private int calls;

  OllamaStream(OllamaAnswer answer, Reply reply) {
    this.answer = answer;
    this.reply = reply;
  }

  @Override
  public String contentType() {
    return "application/x-ndjson";
  }

  /** Usually nothing comes before the content. */
  @Override
  public List<String> open() {
    return reply.earlyOpening() ? List.of(message(OllamaAnswer.text(""))) : List.of();
  }

  @Override
  public List<String> step(Step step) {
    return switch (step) {
      case Step.Text text -> List.of(message(OllamaAnswer.text(text.text())));
      case Step.Reasoning thought -> List.of(message(OllamaAnswer.thought(thought.text())));
      case Step.ToolEnd end -> {
        var message = OllamaAnswer.text("");
        message.putArray("tool_calls").add(answer.call(end.call(), calls++));
        yield List.of(message(message));
      }
      case Step.ToolStart start -> List.of();
      case Step.ToolArguments arguments -> List.of();
      case Step.Silence silence -> List.of();
    };
  }

  @Override
  public List<String> end() {
    return List.of(line(answer.ended(answer.line(OllamaAnswer.text(""), true))));
  }

  @Override
  public List<String> fail(ObjectNode error) {
    return List.of(line(error));
  }

  private String message(ObjectNode message) {
    return line(answer.line(message, false));
  }

  private static String line(ObjectNode json) {
    return Json.compact(json) + "\n";
  }
}
