package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads lines of JSON: timed ones, such as Sage writes, or a stream that comes in lines as it is
 * (Ollama), which then has no times.
 */
final class LinesImport {

  private static final ObjectReader STRICT =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final ImportRun run;
  private final @Nullable String api;
  private int number;

  LinesImport(ImportRun run, @Nullable String api) {
    this.run = run;
    this.api = api;
  }

  /** Whether a line is one of a file with times. */
  static boolean ours(JsonNode line) {
    return line.path("sage").asString("").equals(CallHeader.KIND)
        || (line.path("t").isNumber()
            && (line.has("text") || line.has("base64") || line.has("bytes") || line.has("data")));
  }

  ImportReport read(Path file) throws IOException, ImportException {
    @Nullable TimedStream stream = null;
    try (var lines = new JsonLines(file)) {
      for (var text = lines.next(); text != null && run.goOn(lines.read()); text = lines.next()) {
        number = lines.number();
        if (text.isBlank()) {
          continue;
        }
        JsonNode line = WireRequest.tree(text);
        if (!line.isObject() || line.isEmpty()) {
          run.problem(
              "Line %d of %s is no JSON object, and is left out. The others are read."
                  .formatted(number, file));
        } else if (line.has("sage")) {
          finish(stream);
          stream = TimedStream.headed(file, line);
          if (doubled(text)) {
            run.problem(
                "Line %d of %s has a name twice: the last one counts.".formatted(number, file));
          }
        } else if (stream == null && !ours(line)) {
          return whole(file);
        } else {
          stream = stream == null ? TimedStream.bare(file) : stream;
          add(stream, line, text, file);
        }
      }
    }
    finish(stream);
    return run.report("JSON lines");
  }

  private void add(TimedStream stream, JsonNode line, String text, Path file) {
    // Which of the two was meant, nobody knows.
    var wrong = doubled(text) ? "it has a name twice" : stream.add(line);
    if (wrong != null) {
      run.problem(
          "Line %d of %s is left out: %s. The others are read.".formatted(number, file, wrong));
    }
  }

  /** Whether an object in a line of good JSON has two members of one name. */
  private static boolean doubled(String text) {
    try {
      return STRICT.readTree(text).isMissingNode();
    } catch (JacksonException twice) {
      return true;
    }
  }

  private void finish(@Nullable TimedStream stream) {
    if (stream == null || stream.empty()) {
      return;
    }
    var guess =
        api != null
            ? ApiGuess.said(api)
            : stream.api() != null
                ? ApiGuess.said(stream.api())
                : ApiGuess.ofBody(stream.beginning()).orElse(null);
    if (guess == null || !FrameCutter.knows(guess.api())) {
      run.unknownApi();
      return;
    }
    run.store(stream.exchange(guess.api()), guess.by());
  }

  /** The lines are the body itself. */
  private ImportReport whole(Path file) throws IOException, ImportException {
    return new BodyImport(run, api).read(file, FileStart.read(file));
  }
}
