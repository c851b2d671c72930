package dev.sage.workbench.exchange;

import dev.sage.workbench.exchange.OtlpCall.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/**
 * Reads traces as OTLP in JSON: one document, or a document a line as the collector's file exporter
 * writes them. One span is in memory, or one line. Spans that are no calls to a model are left out.
 */
final class OtlpImport {

  static final Set<String> TRACES = Set.of("resourceSpans", "resource_spans");

  private static final Set<String> OTHERS =
      Set.of("resourceMetrics", "resource_metrics", "resourceLogs", "resource_logs");

  private static final List<Set<String>> LEVELS =
      List.of(
          TRACES,
          Set.of("scopeSpans", "scope_spans", "instrumentationLibrarySpans"),
          Set.of("spans"));

  /** So much may a clock be ahead of ours. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final ImportRun run;
  private final Path file;
  private final Instant latest;
  private Map<String, JsonNode> resource = Map.of();
  private int number;
  private int line;
  private LongSupplier read = () -> 0;
  private boolean stopped;

  OtlpImport(ImportRun run, Path file) {
    this(run, file, InstantSource.system());
  }

  OtlpImport(ImportRun run, Path file, InstantSource clock) {
    this.run = run;
    this.file = file;
    this.latest = clock.instant().plus(AHEAD);
  }

  /** Whether the first field of a document is one of OTLP. */
  static boolean ours(String field) {
    return TRACES.contains(field) || OTHERS.contains(field);
  }

  ImportReport read() throws IOException, ImportException {
    run.catchUp();
    if (inLines()) {
      lines();
    } else {
      document();
    }
    return run.report("OTLP");
  }

  /** Whether the first line is a document of its own. */
  private boolean inLines() throws IOException {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return true;
    }
    try (var lines = new JsonLines(file)) {
      var first = lines.next();
      return first != null && first.stripTrailing().endsWith("}");
    }
  }

  private void lines() throws IOException {
    try (var lines = new JsonLines(file)) {
      read = lines::read;
      for (var text = lines.next(); text != null && goOn(); text = lines.next()) {
        line = lines.number();
        if (text.isBlank()) {
          continue;
        }
        try (var parser = HarImport.MAPPER.createParser(text)) {
          if (parser.nextToken() == JsonToken.START_OBJECT) {
            object(parser, 0);
          } else {
            run.problem(
                "Line %d of %s is no JSON object, and is left out. The others are read."
                    .formatted(line, file));
          }
        } catch (JacksonException malformed) {
          var at = malformed.getLocation();
          run.problem(
              "Line %d of %s is no JSON%s; its spans before that place and the other lines are read."
                  .formatted(line, file, at == null ? "" : " at column " + at.getColumnNr()));
        }
      }
    }
  }

  private void document() throws IOException {
    try (var in = new CountedInput(Files.newInputStream(file));
        var parser = HarImport.MAPPER.createParser(in)) {
      read = in::count;
      while (parser.nextToken() == JsonToken.START_OBJECT && goOn()) {
        object(parser, 0);
      }
    } catch (JacksonException malformed) {
      var at = malformed.getLocation();
      run.problem(
          "%s can't be read behind span %d: it is no JSON %s. %s"
              .formatted(
                  file,
                  number,
                  at == null
                      ? "there"
                      : "at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                  run.stored()
                      ? "What stands before is imported, and left alone when the file is read again: write"
                          + " it again for the rest."
                      : "Write the file again."));
    }
  }

  private boolean goOn() throws IOException {
    stopped = stopped || !run.goOn(read.getAsLong());
    return !stopped;
  }

  private void object(JsonParser parser, int level) throws IOException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var token = parser.nextToken();
      if (level == 1 && name.equals("resource") && token == JsonToken.START_OBJECT) {
        resource(parser);
      } else if (!LEVELS.get(level).contains(name)) {
        if (level == 0 && OTHERS.contains(name)) {
          run.skip(name);
        }
        parser.skipChildren();
      } else if (token == JsonToken.START_ARRAY) {
        items(parser, level, name);
      } else {
        wrong(parser, name + " is no list");
      }
    }
  }

  private void items(JsonParser parser, int level, String name) throws IOException {
    for (var token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        wrong(parser, "an item of " + name + " is no JSON object");
      } else if (level + 1 < LEVELS.size()) {
        if (level == 0) {
          resource = Map.of();
        }
        object(parser, level + 1);
      } else if (goOn()) {
        span(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  /** It stands before its spans, as its number in the protocol is smaller. */
  private void resource(JsonParser parser) {
    var tree = tree(parser);
    resource = tree == null ? Map.of() : OtlpValues.attributes(tree.path("attributes"));
  }

  private void wrong(JsonParser parser, String what) {
    run.problem(
        "At %s of %s %s; it is left out, the rest is read.".formatted(place(parser), file, what));
    parser.skipChildren();
  }

  private String place(JsonParser parser) {
    var at = parser.currentTokenLocation();
    return "line %d, column %d".formatted(line > 0 ? line : at.getLineNr(), at.getColumnNr());
  }

  private void span(JsonParser parser) {
    number++;
    var place = place(parser);
    var span = tree(parser);
    if (span == null) {
      leftOut(place, "a name stands twice in it");
      return;
    }
    var otherwise = OtlpCall.otherwise(span);
    if (otherwise.isPresent()) {
      run.skip(
          "span %d, %s: %s"
              .formatted(
                  number,
                  ImportRun.shortened(span.path("name").asString("(no name)")),
                  otherwise.get()));
      return;
    }
    try {
      run.store(OtlpCall.of(span, resource, latest));
    } catch (Malformed reason) {
      leftOut(place, String.valueOf(reason.getMessage()));
    }
  }

  private void leftOut(String place, String reason) {
    run.problem(
        "Span %d of %s (%s) is left out: %s. The others are read."
            .formatted(number, file, place, reason));
  }

  /** The span, or null where a name stands twice in it; the parser is behind it in any case. */
  private static @Nullable JsonNode tree(JsonParser parser) {
    int depth = parser.streamReadContext().getNestingDepth();
    try {
      return HarImport.MAPPER.readTree(parser);
    } catch (DatabindException twice) {
      while (parser.streamReadContext().getNestingDepth() >= depth && parser.nextToken() != null) {
        // to its end
      }
      return null;
    }
  }
}
