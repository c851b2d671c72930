package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads HAR 1.2 entry by entry: of a file of any size, one entry is in memory. An entry that is no
 * call to a model is passed over without being taken apart.
 */
final class HarImport {

  /** For trees that are values among many in a file of anybody's. */
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(ImportRun.MAX_BYTES)
                          .maxNestingDepth(200)
                          .build())
                  .build())
          // A tree is one value among many here.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private final ImportRun run;
  private int number;

  HarImport(ImportRun run) {
    this.run = run;
  }

  ImportReport read(Path file) throws IOException, ImportException {
    try (var in = new CountedInput(Files.newInputStream(file));
        var parser = MAPPER.createParser(in)) {
      if (entries(parser)) {
        while (parser.nextToken() == JsonToken.START_OBJECT && run.goOn(in.count())) {
          number++;
          entry(parser, file);
        }
        if (parser.currentToken() == null) {
          broken(file, "it ends in the middle");
        } else if (parser.currentToken() != JsonToken.END_ARRAY
            && parser.currentToken() != JsonToken.START_OBJECT) {
          broken(file, "what follows is no JSON object");
        }
      } else {
        run.problem(
            file
                + " is no HAR file: it has no list log.entries. Export it again, or choose another"
                + " file.");
      }
    } catch (JacksonException malformed) {
      var at = malformed.getLocation();
      broken(
          file,
          at == null
              ? "it is no JSON there"
              : "it is no JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    }
    return run.report("HAR");
  }

  private void broken(Path file, String reason) {
    run.problem(
        "%s can't be read behind entry %d: %s. %s"
            .formatted(
                file,
                number,
                reason,
                run.stored()
                    ? "What stands before is imported; export the file again for the rest."
                    : "Export the file again."));
  }

  /** Goes to the first entry; whether there is such a list. */
  private static boolean entries(JsonParser parser) {
    return field(parser, "log") && field(parser, "entries");
  }

  private static boolean field(JsonParser parser, String name) {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = parser.currentName().equals(name);
      var value = parser.nextToken();
      if (found) {
        return value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY;
      }
      parser.skipChildren();
    }
    return false;
  }

  private void entry(JsonParser parser, Path file) {
    ObjectNode entry = Json.object();
    boolean wanted = true;
    int depth = parser.streamReadContext().getNestingDepth();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (wanted && HarEntry.FIELDS.contains(name)) {
        JsonNode value = once(parser, entry.has(name));
        if (value == null) {
          doubled(parser, depth, file);
          return;
        }
        entry.set(name, value);
        wanted =
            !name.equals("request")
                || entry.has(HarTimes.SAGE)
                || HarEntry.guess(value).isPresent();
      } else {
        parser.skipChildren();
      }
    }
    if (parser.currentToken() == null) {
      return;
    }
    var har = new HarEntry(entry, number);
    if (!wanted || har.guess().isEmpty()) {
      run.skip(har.title());
      return;
    }
    take(har, file);
  }

  /** A value, or null where it has two members of one name or is the second of its name itself. */
  private static @Nullable JsonNode once(JsonParser parser, boolean second) {
    try {
      return second ? null : MAPPER.readTree(parser);
    } catch (DatabindException twice) {
      return null;
    }
  }

  /** Which of the two was meant, nobody knows: the entry is passed over to its end. */
  private void doubled(JsonParser parser, int depth, Path file) {
    var at = parser.currentLocation();
    run.problem(
        "Entry %d of %s is left out: at line %d, column %d a name stands for the second time. The others are read."
            .formatted(number, file, at.getLineNr(), at.getColumnNr()));
    boolean inside = true;
    while (inside && parser.nextToken() != null) {
      inside =
          parser.currentToken() != JsonToken.END_OBJECT
              || parser.streamReadContext().getNestingDepth() >= depth;
    }
  }

  private void take(HarEntry har, Path file) {
    try {
      var guess = har.guess().orElseThrow();
      run.store(har.exchange(guess), guess.by());
    } catch (ImportException unusable) {
      run.problem(
          "Entry %d of %s (%s) is left out: %s The others are read."
              .formatted(number, file, har.title(), unusable.getMessage()));
    }
  }
}
