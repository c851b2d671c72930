package dev.sage.workbench.setup;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that other programs wrote, comments allowed; what can't be read is not there. */
final class OtherToolFile {

  /** One client keeps its whole history in the file. */
  private static final long MOST_BYTES = 32L << 20;

  private static final JsonMapper LENIENT =
      Json.MAPPER
          .rebuild()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private OtherToolFile() {}

  static Optional<JsonNode> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      return Optional.of(LENIENT.readTree(Files.readAllBytes(file))).filter(JsonNode::isObject);
    } catch (IOException | JacksonException unreadable) {
      // Another program's file: that it is broken is no concern of ours.
      return Optional.empty();
    }
  }
}
