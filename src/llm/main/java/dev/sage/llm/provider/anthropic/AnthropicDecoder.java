package dev.sage.llm.provider.anthropic;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.internal.DoneMark;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.transport.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decodes a Messages stream. The event is told by the {@code type} in its data. Not thread-safe.
 */
final class AnthropicDecoder implements StreamDecoder {

  private static final int DELTA = 0;
  private static final int START = 1;
  private static final int STOP = 2;
  private static final int MESSAGE_START = 3;
  private static final int MESSAGE_DELTA = 4;
  private static final int MESSAGE_STOP = 5;
  private static final int ERROR = 6;
  private static final JsonNames TYPES =
      JsonNames.of(
          "content_block_delta",
          "content_block_start",
          "content_block_stop",
          "message_start",
          "message_delta",
          "message_stop",
          "error");

  private final Quirks quirks;
  private final JsonScanner in = new JsonScanner();
  private final EventScan event = new EventScan();
  private final AnthropicBlocks blocks = new AnthropicBlocks();
  private final AnthropicUsage usage = new AnthropicUsage();

  private @Nullable String responseId;
  private @Nullable String model;
  private @Nullable String rawFinish;
  private boolean ended;
  private boolean failed;

  AnthropicDecoder(Quirks quirks) {
    this.quirks = quirks;
  }

  @Override
  public void frame(Frame frame, EventSink out) {
    if (ended && !failed) {
      return;
    }
    byte[] array = frame.array();
    in.reset(array, frame.dataFrom(), frame.dataTo());
    if (in.atEnd()) {
      return;
    }
    // Proxies exist that close with OpenAI's terminator.
    if (DoneMark.is(frame)) {
      done(out);
      return;
    }
    if (!read(frame, out)) {
      return;
    }
    int type = in.word(event.type, TYPES);
    if (failed) {
      countAfterError(array, type, out);
      return;
    }
    if (event.error.hasValue() || type == ERROR) {
      error(frame, out);
      return;
    }
    switch (type) {
      case DELTA -> delta(out);
      case START -> start(array, out);
      case STOP -> blocks.stop(index(), responseId, out);
      case MESSAGE_START -> messageStart(array, out);
      case MESSAGE_DELTA -> messageDelta(array);
      case MESSAGE_STOP -> messageStop(out);
      default -> {}
    }
  }

  private void done(EventSink out) {
    if (!ended && rawFinish != null) {
      finish("[DONE]", out);
    }
  }

  private boolean read(Frame frame, EventSink out) {
    try {
      event.read(in);
      return true;
    } catch (JsonSyntaxException malformed) {
      if (frame.complete() && !failed) {
        fail(AnthropicErrors.unreadable(frame, malformed), out);
      }
      return false;
    }
  }

  private int index() {
    return in.integer(event.index, 0);
  }

  private void delta(EventSink out) {
    int index = index();
    if (event.text.isText()) {
      blocks.text(index, in.text(event.text), out);
    } else if (event.json.isText()) {
      blocks.arguments(index, in.text(event.json), out);
    } else if (event.thinking.isText()) {
      blocks.thinking(index, in.text(event.thinking), out);
    } else if (event.signature.isText()) {
      blocks.signature(index, in.text(event.signature));
    }
  }

  private void start(byte[] array, EventSink out) {
    JsonNode fields = tree(array, event.block);
    if (fields != null) {
      blocks.start(index(), fields, out);
    }
  }

  private void messageStart(byte[] array, EventSink out) {
    JsonNode message = tree(array, event.message);
    if (message == null) {
      return;
    }
    usage.overlay(object(message.path("usage")));
    // What is paid for even where the answer is broken off.
    out.usage(usage.read());
    responseId = Json.text(message, "id");
    model = Json.text(message, "model");
    out.identity(responseId, model);
  }

  private void messageDelta(byte[] array) {
    usage.overlay(tree(array, event.usage));
    if (event.stopReason.isText()) {
      rawFinish = in.text(event.stopReason);
    }
  }

  private void countAfterError(byte[] array, int type, EventSink out) {
    if (type == MESSAGE_DELTA && event.usage.isObject()) {
      usage.overlay(tree(array, event.usage));
      out.usage(usage.read());
    }
  }

  private static @Nullable JsonNode tree(byte[] array, JsonSlice slice) {
    return slice.isObject() ? Json.tree(array, slice.from(), slice.to()) : null;
  }

  static @Nullable JsonNode object(JsonNode node) {
    return node.isObject() ? node : null;
  }

  private void messageStop(EventSink out) {
    if (rawFinish == null && !blocks.any()) {
      fail(Terminal.empty(), out);
      return;
    }
    finish("message_stop", out);
  }

  private void error(Frame frame, EventSink out) {
    ErrorBody body = ErrorBody.of(frame.array(), frame.dataFrom(), frame.dataTo());
    fail(new StreamEvent.Failure(AnthropicErrors.inBody(body)), out);
  }

  @Override
  public void end(EventSink out) {
    if (ended) {
      return;
    }
    if (rawFinish == null) {
      fail(Terminal.truncated(), out);
      return;
    }
    if (quirks.terminator()) {
      out.event(
          new StreamEvent.Warning(
              "no_terminator", "The stream ended without message_stop, but with a stop reason."));
    }
    finish("eof", out);
  }

  private void fail(StreamEvent.Failure failure, EventSink out) {
    ended = true;
    failed = true;
    if (usage.known()) {
      out.usage(usage.read());
    }
    out.event(failure);
  }

  private void finish(String terminator, EventSink out) {
    ended = true;
    FinishReason reason = AnthropicFinish.of(rawFinish, blocks.toolUse());
    if (rawFinish == null) {
      out.event(Terminal.noFinishReason());
    }
    blocks.finish(responseId, reason, out);
    out.event(new StreamEvent.End(reason, rawFinish, terminator, usage.read(), Timings.NONE));
  }
}
