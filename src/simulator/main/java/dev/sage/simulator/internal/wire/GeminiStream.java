package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.model.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Gemini stream: whole responses, as events with CRLF or as the elements of an array that grows;
 * usage in each, no mark at the end. A tool call comes in one piece.
 */
final class GeminiStream implements Wire.StreamWriter {
  private final GeminiAnswer answer;
  private final Reply reply;
  private final boolean events;
  private boolean begun;
  private int text;
  private int thoughts;

  GeminiStream(GeminiAnswer answer, Reply reply, boolean events) {
    this.answer = answer;
    this.reply = reply;
    this.events = events;
  }

  @Override
  public String contentType() {
    return events ? "text/event-stream" : "application/json; charset=UTF-8";
  }

  /** Usually nothing comes before the content. */
  @Override
  public List<String> open() {
    return reply.earlyOpening() ? List.of(piece(List.of(), Optional.empty())) : List.of();
  }

  @Override
  public List<String> step(Step step) {
    return switch (step) {
      case Step.Text part -> {
        text += part.tokens();
        yield List.of(piece(List.of(GeminiAnswer.text(part.text())), Optional.empty()));
      }
      case Step.Reasoning part -> {
        thoughts += part.tokens();
        yield List.of(piece(List.of(GeminiAnswer.thought(part.text())), Optional.empty()));
      }
      case Step.ToolEnd end -> {
        text = reply.outputTokens();
        yield List.of(piece(List.of(answer.call(end.call())), Optional.empty()));
      }
      case Step.ToolStart start -> List.of();
      case Step.ToolArguments arguments -> List.of();
      case Step.Silence silence -> List.of();
    };
  }

  @Override
  public List<String> end() {
    var last = reply.reasoningTokens() > 0 ? answer.signed() : GeminiAnswer.text("");
    var piece = piece(List.of(last), Optional.of(answer.finishReason()));
    return events ? List.of(piece) : List.of(piece, "]");
  }

  /** Between events, an error is bare JSON; a response without an answer is an event. */
  @Override
  public List<String> fail(ObjectNode error) {
    if (events && error.has("error")) {
      return List.of(new String(Json.prettyBytes(error), StandardCharsets.UTF_8));
    }
    return events ? List.of(frame(error)) : List.of(frame(error), "]");
  }

  private String piece(List<ObjectNode> parts, Optional<String> finish) {
    return frame(answer.response(parts, finish, text, thoughts));
  }

  private String frame(ObjectNode response) {
    if (events) {
      return "data: " + Json.compact(response) + "\r\n\r\n";
    }
    var before = begun ? ",\r\n" : "[";
    begun = true;
    return before + new String(Json.prettyBytes(response), StandardCharsets.UTF_8);
  }
}
