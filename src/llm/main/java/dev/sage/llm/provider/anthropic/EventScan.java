package dev.sage.llm.provider.anthropic;

import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;

/**
 * Where the parts of one event stand, found in a single pass that allocates nothing; of a key that
 * comes twice the last one counts. Not thread-safe.
 */
final class EventScan {

  private static final JsonNames TOP =
      JsonNames.of("type", "index", "delta", "content_block", "message", "usage", "error");
  private static final JsonNames DELTA =
      JsonNames.of("type", "text", "partial_json", "thinking", "signature", "stop_reason");

  final JsonSlice type = new JsonSlice();
  final JsonSlice index = new JsonSlice();
  final JsonSlice block = new JsonSlice();
  final JsonSlice message = new JsonSlice();
  final JsonSlice usage = new JsonSlice();
  final JsonSlice error = new JsonSlice();
  final JsonSlice deltaType = new JsonSlice();
  final JsonSlice text = new JsonSlice();
  final JsonSlice json = new JsonSlice();
  final JsonSlice thinking = new JsonSlice();
  final JsonSlice signature = new JsonSlice();
  final JsonSlice stopReason = new JsonSlice();

  /** Reads the object that the scanner stands at, to the end of the text. */
  void read(JsonScanner in) {
    type.clear();
    index.clear();
    block.clear();
    message.clear();
    usage.clear();
    error.clear();
    clearDelta();
    in.object();
    while (in.field()) {
      switch (in.name(TOP)) {
        case 0 -> in.value(type);
        case 1 -> in.value(index);
        case 2 -> delta(in);
        case 3 -> in.value(block);
        case 4 -> in.value(message);
        case 5 -> in.value(usage);
        case 6 -> in.value(error);
        default -> in.skip();
      }
    }
    in.finish();
  }

  private void clearDelta() {
    deltaType.clear();
    text.clear();
    json.clear();
    thinking.clear();
    signature.clear();
    stopReason.clear();
  }

  private void delta(JsonScanner in) {
    clearDelta();
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    in.object();
    while (in.field()) {
      switch (in.name(DELTA)) {
        case 0 -> in.value(deltaType);
        case 1 -> in.value(text);
        case 2 -> in.value(json);
        case 3 -> in.value(thinking);
        case 4 -> in.value(signature);
        case 5 -> in.value(stopReason);
        default -> in.skip();
      }
    }
  }
}
