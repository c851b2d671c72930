package dev.sage.llm.provider.anthropic;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decodes a whole message into the events that a stream of it would have given. Stateless. */
final class AnthropicMessage {

  private AnthropicMessage() {}

  static void decode(byte[] body, EventSink out) {
    JsonNode message = Json.tree(body, 0, body.length);
    if (message == null) {
      out.event(Terminal.malformed("it is cut off, or no JSON at all"));
      return;
    }
    if (message.path("error").isContainer() || message.path("type").asString("").equals("error")) {
      out.event(new StreamEvent.Failure(AnthropicErrors.inBody(ErrorBody.of(message))));
      return;
    }
    if (!message.path("content").isArray()) {
      out.event(otherwise(message));
      return;
    }
    whole(message, out);
  }

  private static StreamEvent.Failure otherwise(JsonNode message) {
    ErrorBody error = ErrorBody.of(message);
    return error.message() != null
        ? new StreamEvent.Failure(AnthropicErrors.inBody(error))
        : Terminal.unexpected("message");
  }

  private static void whole(JsonNode message, EventSink out) {
    String responseId = Json.text(message, "id");
    out.identity(responseId, Json.text(message, "model"));
    var usage = new AnthropicUsage();
    usage.overlay(AnthropicDecoder.object(message.path("usage")));
    var blocks = new AnthropicBlocks();
    int index = 0;
    for (JsonNode block : message.path("content")) {
      blocks.start(index, block, out);
      blocks.stop(index, responseId, out);
      index++;
    }
    @Nullable String raw = Json.text(message, "stop_reason");
    if (raw == null && !blocks.any()) {
      out.event(Terminal.empty());
      return;
    }
    FinishReason reason = AnthropicFinish.of(raw, blocks.toolUse());
    blocks.finish(responseId, reason, out);
    out.event(new StreamEvent.End(reason, raw, null, usage.read(), Timings.NONE));
  }
}
