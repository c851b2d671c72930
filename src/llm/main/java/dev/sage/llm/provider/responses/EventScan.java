package dev.sage.llm.provider.responses;

import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;

/**
 * Where the parts of one event stand, found in a single pass that allocates nothing; of a key that
 * comes twice the last one counts. Not thread-safe.
 */
final class EventScan {

  private static final JsonNames TOP =
      JsonNames.of(
          "type",
          "delta",
          "item_id",
          "output_index",
          "content_index",
          "summary_index",
          "item",
          "response",
          "text",
          "arguments",
          "input",
          "refusal",
          "name",
          "error",
          "message",
          "detail");

  final JsonSlice type = new JsonSlice();
  final JsonSlice delta = new JsonSlice();
  final JsonSlice itemId = new JsonSlice();
  final JsonSlice outputIndex = new JsonSlice();
  final JsonSlice contentIndex = new JsonSlice();
  final JsonSlice summaryIndex = new JsonSlice();
  final JsonSlice item = new JsonSlice();
  final JsonSlice response = new JsonSlice();
  final JsonSlice name = new JsonSlice();
  final JsonSlice error = new JsonSlice();
  final JsonSlice message = new JsonSlice();
  final JsonSlice detail = new JsonSlice();

  /** The whole of what the deltas before it were pieces of. */
  final JsonSlice whole = new JsonSlice();

  private void clear() {
    type.clear();
    delta.clear();
    itemId.clear();
    outputIndex.clear();
    contentIndex.clear();
    summaryIndex.clear();
    item.clear();
    response.clear();
    name.clear();
    error.clear();
    message.clear();
    detail.clear();
    whole.clear();
  }

  /** Reads the object that the scanner stands at, to the end of the text. */
  void read(JsonScanner in) {
    clear();
    in.object();
    while (in.field()) {
      switch (in.name(TOP)) {
        case 0 -> in.value(type);
        case 1 -> in.value(delta);
        case 2 -> in.value(itemId);
        case 3 -> in.value(outputIndex);
        case 4 -> in.value(contentIndex);
        case 5 -> in.value(summaryIndex);
        case 6 -> in.value(item);
        case 7 -> in.value(response);
        case 8, 9, 10, 11 -> in.value(whole);
        case 12 -> in.value(name);
        case 13 -> in.value(error);
        case 14 -> in.value(message);
        case 15 -> in.value(detail);
        default -> in.skip();
      }
    }
    in.finish();
  }
}
