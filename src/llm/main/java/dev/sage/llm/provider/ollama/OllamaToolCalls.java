package dev.sage.llm.provider.ollama;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.internal.Blocks;
import dev.sage.llm.provider.internal.ToolCalls;
import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of an answer, each of which comes whole: several in a line, or one a line. Their
 * {@code index} says nothing more than their order. Older servers send no id. Not thread-safe.
 */
final class OllamaToolCalls {

  private static final JsonNames CALL = JsonNames.of("function", "id");
  private static final JsonNames FUNCTION = JsonNames.of("name", "arguments");

  private final JsonScanner in = new JsonScanner();
  private final JsonSlice id = new JsonSlice();
  private final JsonSlice name = new JsonSlice();
  private final JsonSlice arguments = new JsonSlice();
  private final ToolCalls whole = new ToolCalls();
  private final List<Faulty> faulty = new ArrayList<>();
  private boolean any;

  /** A call whose arguments are no object waits for the finish reason, which may say why. */
  private record Faulty(int block, @Nullable String id, @Nullable String name, String arguments) {}

  boolean isEmpty() {
    return !any;
  }

  /**
   * Reads a {@code tool_calls} array and hands its calls out.
   *
   * @param answer what tells this answer from others, for the ids that are made up
   */
  void read(byte[] array, JsonSlice slice, @Nullable String answer, Blocks blocks, EventSink out) {
    in.reset(array, slice);
    in.array();
    while (in.element()) {
      if (in.peek() != '{') {
        in.skip();
        continue;
      }
      call();
      any = true;
      hand(blocks.toolCall(), answer, out);
    }
  }

  private void call() {
    id.clear();
    clearFunction();
    in.object();
    while (in.field()) {
      switch (in.name(CALL)) {
        case 0 -> function();
        case 1 -> in.value(id);
        default -> in.skip();
      }
    }
  }

  private void clearFunction() {
    name.clear();
    arguments.clear();
  }

  private void function() {
    clearFunction();
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    in.object();
    while (in.field()) {
      switch (in.name(FUNCTION)) {
        case 0 -> in.value(name);
        case 1 -> in.value(arguments);
        default -> in.skip();
      }
    }
  }

  private void hand(int block, @Nullable String answer, EventSink out) {
    String callId = id.isText() || id.isNumber() ? in.text(id) : null;
    String toolName = name.isText() ? in.text(name) : null;
    // An object as its own text; imitators send that text as a string.
    String written = arguments.hasValue() ? in.text(arguments) : "";
    String given = written.isBlank() ? "{}" : written;
    out.event(new StreamEvent.ToolCallDelta(block, callId, toolName, given));
    if (whole.isObject(given)) {
      whole.emit(block, callId, toolName, given, answer, null, out);
    } else {
      faulty.add(new Faulty(block, callId, toolName, given));
    }
  }

  /** The answer ends: the calls that waited are handed out. */
  void finish(@Nullable String answer, FinishReason reason, EventSink out) {
    for (Faulty call : faulty) {
      whole.emit(call.block, call.id, call.name, call.arguments, answer, reason, out);
    }
  }
}
