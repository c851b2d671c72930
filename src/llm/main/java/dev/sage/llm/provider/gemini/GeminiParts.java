package dev.sage.llm.provider.gemini;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.internal.Blocks;
import dev.sage.llm.provider.internal.ToolCalls;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.transport.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parts of one answer as events. A part with a signature is a block of its own, so that it can
 * go back as it came. Not thread-safe.
 */
final class GeminiParts {

  private final Blocks blocks = new Blocks();
  private final ToolCalls calls = new ToolCalls();
  private @Nullable PartialCall open;
  private boolean called;
  private boolean mediaTold;

  /** Whether nothing has come yet. */
  boolean none() {
    return blocks.none();
  }

  /** Whether the model called a tool of the client. */
  boolean called() {
    return called;
  }

  /** A part came, in the frame that the scanner reads. */
  void part(
      Frame frame,
      JsonScanner in,
      GeminiScan.Part part,
      @Nullable String responseId,
      EventSink out) {
    if (part.functionCall.isObject()) {
      JsonNode call = Json.tree(frame.array(), part.functionCall.from(), part.functionCall.to());
      String signature = part.signature.isText() ? in.text(part.signature) : null;
      if (call != null) {
        call(call, signature, responseId, out);
      }
    } else if (part.thought.isTrue()) {
      thought(frame, in, part, out);
    } else if (part.text.isText()) {
      text(in, part, out);
    } else if (part.more || part.signature.isText()) {
      opaque(frame, part, blocks.single(), out);
    }
  }

  private void text(JsonScanner in, GeminiScan.Part part, EventSink out) {
    boolean signed = part.signature.isText();
    if (signed) {
      blocks.end();
    }
    int index = blocks.text();
    out.event(new StreamEvent.Text(index, in.text(part.text)));
    if (signed) {
      String state = GeminiState.ofText(in.text(part.signature));
      out.event(new StreamEvent.ReasoningState(index, state));
      blocks.end();
    }
  }

  /** A thought is what the model says of its thinking, or an image of it. */
  private void thought(Frame frame, JsonScanner in, GeminiScan.Part part, EventSink out) {
    boolean signed = part.signature.isText();
    if (signed) {
      blocks.end();
    }
    if (part.text.isText()) {
      out.event(new StreamEvent.Reasoning(blocks.reasoning(), in.text(part.text)));
    }
    if (signed) {
      opaque(frame, part, part.text.isText() ? blocks.reasoning() : blocks.single(), out);
      blocks.end();
    }
  }

  /** What has no event of its own, or has to go back in every detail, travels as it is. */
  private void opaque(Frame frame, GeminiScan.Part part, int index, EventSink out) {
    int start = frame.dataFrom();
    JsonNode tree = Json.tree(frame.array(), start + part.from, start + part.to);
    if (tree == null) {
      return;
    }
    if (!mediaTold && (tree.has("inlineData") || tree.has("fileData"))) {
      mediaTold = true;
      out.event(
          new StreamEvent.Warning(
              "unsupported_content",
              "The answer has media (images or sound) which this library has no event for. They are"
                  + " kept for the next round; read them from the raw answer."));
    }
    out.event(new StreamEvent.ReasoningState(index, GeminiState.ofPart(tree)));
  }

  private void call(
      JsonNode call, @Nullable String signature, @Nullable String responseId, EventSink out) {
    PartialCall before = open;
    if (before != null && before.goesOn(call)) {
      goOn(before, call, signature, responseId, out);
      return;
    }
    close(true, null, responseId, out);
    String id = Json.text(call, "id");
    String name = Json.text(call, "name");
    boolean partial = call.has("partialArgs") || call.path("willContinue").asBoolean(false);
    if (partial) {
      called = true;
      PartialCall begun = new PartialCall(blocks.single(), id, name);
      open = begun;
      out.event(new StreamEvent.ToolCallDelta(begun.index, id, name, ""));
      goOn(begun, call, signature, responseId, out);
    } else if (name != null || call.has("args")) {
      // An empty one only closes what was open.
      emit(blocks.single(), id, name, arguments(call), signature, responseId, null, out);
    }
  }

  private static String arguments(JsonNode call) {
    JsonNode args = call.path("args");
    if (args.isString()) {
      return args.stringValue();
    }
    return args.isMissingNode() || args.isNull() ? "" : Json.string(args);
  }

  private void goOn(
      PartialCall call,
      JsonNode piece,
      @Nullable String signature,
      @Nullable String responseId,
      EventSink out) {
    call.signature = signature != null ? signature : call.signature;
    call.add(piece);
    if (!piece.path("willContinue").asBoolean(false)) {
      close(true, null, responseId, out);
    }
  }

  private void close(
      boolean complete, @Nullable FinishReason finish, @Nullable String responseId, EventSink out) {
    PartialCall call = open;
    if (call != null) {
      open = null;
      String written = call.written(complete);
      emit(call.index, call.id, call.name, written, call.signature, responseId, finish, out);
    }
  }

  private void emit(
      int index,
      @Nullable String id,
      @Nullable String name,
      String written,
      @Nullable String signature,
      @Nullable String responseId,
      @Nullable FinishReason finish,
      EventSink out) {
    called = true;
    String callId = calls.emit(index, id, name, written, responseId, finish, out);
    if (signature != null) {
      String state = GeminiState.ofCall(callId, signature);
      out.event(new StreamEvent.ReasoningState(index, state));
    }
  }

  /** The answer ends: a call whose arguments were still coming is not whole. */
  void finish(@Nullable String responseId, FinishReason finish, EventSink out) {
    close(false, finish, responseId, out);
  }
}
