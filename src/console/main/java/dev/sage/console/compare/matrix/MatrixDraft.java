package dev.sage.console.compare.matrix;

import dev.sage.workbench.Json;
import dev.sage.workbench.compare.RunOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is kept of the matrix between starts: the run itself is in the store. Immutable.
 *
 * @param inputs the file of inputs, empty for none
 * @param cap as typed
 * @param queue whether one column follows the other
 * @param run the id of the run that was shown, empty for none
 */
record MatrixDraft(String inputs, String cap, int parallel, boolean queue, String run) {
  static final MatrixDraft NONE = new MatrixDraft("", "", RunOptions.PARALLEL, false, "");

  String toJson() {
    return Json.object()
            .put("inputs", inputs)
            .put("cap", cap)
            .put("parallel", parallel)
            .put("queue", queue)
            .put("run", run)
            .toString()
        + "\n";
  }

  /** Reads what {@link #toJson} wrote; nothing where that is not what the text is. */
  static Optional<MatrixDraft> fromJson(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      if (!json.isObject()) {
        return Optional.empty();
      }
      return Optional.of(
          new MatrixDraft(
              // A path of another system, or of a damaged file, is none here.
              Path.of(json.path("inputs").asString("")).toString(),
              json.path("cap").asString(""),
              Math.clamp(
                  json.path("parallel").asInt(RunOptions.PARALLEL), 1, RunOptions.MOST_PARALLEL),
              json.path("queue").asBoolean(false),
              json.path("run").asString("")));
    } catch (JacksonException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
