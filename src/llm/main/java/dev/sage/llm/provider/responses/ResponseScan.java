package dev.sage.llm.provider.responses;

import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;

/**
 * Where the parts of a response object stand: most of it repeats the request, tools and
 * instructions included, and is passed over. Not thread-safe.
 */
final class ResponseScan {

  private static final JsonNames FIELDS =
      JsonNames.of("id", "model", "status", "output", "usage", "error", "incomplete_details");
  private static final JsonNames DETAILS = JsonNames.of("reason");

  final JsonSlice id = new JsonSlice();
  final JsonSlice model = new JsonSlice();
  final JsonSlice status = new JsonSlice();
  final JsonSlice output = new JsonSlice();
  final JsonSlice usage = new JsonSlice();
  final JsonSlice error = new JsonSlice();

  /** Why the answer is incomplete. */
  final JsonSlice reason = new JsonSlice();

  void clear() {
    id.clear();
    model.clear();
    status.clear();
    output.clear();
    usage.clear();
    error.clear();
    reason.clear();
  }

  /** Reads the object that the scanner stands at. */
  void read(JsonScanner in) {
    clear();
    in.object();
    while (in.field()) {
      switch (in.name(FIELDS)) {
        case 0 -> in.value(id);
        case 1 -> in.value(model);
        case 2 -> in.value(status);
        case 3 -> in.value(output);
        case 4 -> in.value(usage);
        case 5 -> in.value(error);
        case 6 -> details(in);
        default -> in.skip();
      }
    }
    in.finish();
  }

  private void details(JsonScanner in) {
    reason.clear();
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    in.object();
    while (in.field()) {
      if (in.name(DETAILS) == 0) {
        in.value(reason);
      } else {
        in.skip();
      }
    }
  }
}
