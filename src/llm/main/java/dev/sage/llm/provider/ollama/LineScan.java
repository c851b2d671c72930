package dev.sage.llm.provider.ollama;

import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;

/**
 * Where the parts of one line stand, found in a single pass that allocates nothing; of a key that
 * comes twice the last one counts. Not thread-safe.
 */
final class LineScan {

  private static final JsonNames TOP =
      JsonNames.of("message", "model", "created_at", "done", "done_reason", "error");
  private static final JsonNames MESSAGE = JsonNames.of("content", "thinking", "tool_calls");

  final JsonSlice model = new JsonSlice();
  final JsonSlice createdAt = new JsonSlice();
  final JsonSlice done = new JsonSlice();
  final JsonSlice doneReason = new JsonSlice();
  final JsonSlice error = new JsonSlice();
  final JsonSlice content = new JsonSlice();
  final JsonSlice thinking = new JsonSlice();
  final JsonSlice toolCalls = new JsonSlice();
  private boolean hasMessage;

  /** Whether it has what makes it a line of an answer. */
  boolean isAnswer() {
    return hasMessage || done.hasValue();
  }

  /** Reads the object that the scanner stands at, to the end of the text. */
  void read(JsonScanner in) {
    model.clear();
    createdAt.clear();
    done.clear();
    doneReason.clear();
    error.clear();
    clearMessage();
    in.object();
    while (in.field()) {
      switch (in.name(TOP)) {
        case 0 -> message(in);
        case 1 -> in.value(model);
        case 2 -> in.value(createdAt);
        case 3 -> in.value(done);
        case 4 -> in.value(doneReason);
        case 5 -> in.value(error);
        default -> in.skip();
      }
    }
    in.finish();
  }

  private void clearMessage() {
    hasMessage = false;
    content.clear();
    thinking.clear();
    toolCalls.clear();
  }

  private void message(JsonScanner in) {
    clearMessage();
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    hasMessage = true;
    in.object();
    while (in.field()) {
      switch (in.name(MESSAGE)) {
        case 0 -> in.value(content);
        case 1 -> in.value(thinking);
        case 2 -> in.value(toolCalls);
        default -> in.skip();
      }
    }
  }
}
