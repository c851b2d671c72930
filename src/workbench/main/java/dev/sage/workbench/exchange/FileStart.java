package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What the first bytes of a file say that it is. Immutable.
 *
 * @param text those bytes, without a byte order mark
 * @param mark how many bytes the byte order mark has
 */
record FileStart(Kind kind, String text, int mark) {

  private static final int LOOK = 64 << 10;
  private static final Pattern EVENTS =
      Pattern.compile("(?m)^(?:data|event|id|retry)?:|^(?:data|event|id|retry)\\R");

  /** What a file can be. */
  enum Kind {
    HAR,
    /** A whole store, or some calls of one. */
    STORE,
    /** A list of calls without what they said. */
    CALLS,
    /** One JSON value a line that Sage wrote, or that has times. */
    LINES,
    /** Traces in OTLP's JSON, whole or line by line. */
    OTLP,
    /** A response body as it is. */
    BODY,
    /** A recording's description: the folder around it is meant. */
    META
  }

  static FileStart read(Path file) throws IOException, ImportException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LOOK);
    }
    refuse(file, bytes);
    int mark = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    String text = new String(bytes, mark, bytes.length - mark, UTF_8);
    return new FileStart(kind(file, text), text, mark);
  }

  private static void refuse(Path file, byte[] bytes) throws ImportException {
    if (bytes.length == 0) {
      throw new ImportException(file + " is empty: there is nothing to read. Choose another file.");
    }
    if (starts(bytes, 0x1F, 0x8B) || starts(bytes, 'P', 'K', 3, 4)) {
      throw new ImportException(file + " is compressed. Unpack it first, and open what is inside.");
    }
    if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
      throw new ImportException(
          file + " is written in UTF-16. Save it as UTF-8 and open it again.");
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw new ImportException(
            file
                + " is a binary file. Sage reads HAR files, .sse bodies, lines of JSON, traces as OTLP in JSON and folders"
                + " with a recording.");
      }
    }
  }

  private static boolean starts(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static Kind kind(Path file, String text) throws ImportException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String begun = text.stripLeading();
    if (begun.startsWith("{")) {
      if (name.endsWith(".har") || firstField(begun).equals("log")) {
        return Kind.HAR;
      }
      if (OtlpImport.ours(firstField(begun))) {
        return Kind.OTLP;
      }
      if (name.equals("meta.json")
          && (Files.isRegularFile(file.resolveSibling("body.bin"))
              || Files.isRegularFile(file.resolveSibling("body.sse")))) {
        return Kind.META;
      }
      JsonNode first = firstLine(begun);
      if (first.has(StoreLine.HEADER)) {
        return Kind.STORE;
      }
      if (first.path("providerRequestId").isValueNode() && first.has("frameCount")) {
        return Kind.CALLS;
      }
      return LinesImport.ours(first) || name.endsWith(".jsonl") ? Kind.LINES : Kind.BODY;
    }
    if (name.endsWith(".har")) {
      throw new ImportException(
          file + " is no HAR file: it does not begin with a JSON object. Export it again.");
    }
    if (begun.startsWith("[") || EVENTS.matcher(begun).find()) {
      return Kind.BODY;
    }
    throw new ImportException(
        file
            + " is nothing that Sage reads: a HAR file, a .sse body, lines of JSON, traces as OTLP in JSON or a folder with"
            + " a recording. Choose one of these.");
  }

  private static String firstField(String text) {
    try (var parser = Json.MAPPER.createParser(text)) {
      parser.nextToken();
      return parser.nextToken() == JsonToken.PROPERTY_NAME ? parser.currentName() : "";
    } catch (JacksonException broken) {
      return "";
    }
  }

  private static JsonNode firstLine(String text) {
    return WireRequest.tree(text.lines().findFirst().orElse(""));
  }
}
