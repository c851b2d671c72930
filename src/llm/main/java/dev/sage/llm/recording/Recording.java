package dev.sage.llm.recording;

import dev.sage.llm.provider.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One recorded answer: a folder with {@code meta.json} and {@code body.bin}, or {@code body.sse}
 * beside it, which then has the provider's true framing and is read instead. Immutable but for the
 * array, which nobody may change.
 *
 * @param id the folder's name
 * @param api {@code openai-chat}, {@code anthropic-messages}, {@code models} ...
 * @param provider who answered, where the recording says so
 * @param streaming whether a stream was asked for
 * @param status the HTTP status
 * @param headers response headers, lower-case names
 * @param body the body after content decoding
 */
@SuppressWarnings("ArrayRecordComponent") // a body is read once and handed on
public record Recording(
    String id,
    String api,
    @Nullable String provider,
    boolean streaming,
    int status,
    Map<String, String> headers,
    byte[] body) {

  /** Takes a copy of the headers. */
  public Recording {
    headers = Map.copyOf(headers);
  }

  /**
   * Reads one folder.
   *
   * @param folder the folder
   * @return the recording
   * @throws IOException where a file is missing or unreadable; the message names it and the reason
   */
  public static Recording read(Path folder) throws IOException {
    Path metaFile = folder.resolve("meta.json");
    byte[] bytes = Files.readAllBytes(metaFile);
    JsonNode meta = Json.tree(bytes, 0, bytes.length);
    if (meta == null || !meta.isObject()) {
      throw new IOException(metaFile + " is no JSON object. Record the call again.");
    }
    String api = Json.text(meta, "api");
    if (api == null) {
      throw new IOException(
          metaFile + " does not say which api it is. Add \"api\", such as \"openai-chat\".");
    }
    Path framed = folder.resolve("body.sse");
    byte[] body = Files.readAllBytes(Files.exists(framed) ? framed : folder.resolve("body.bin"));
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new Recording(
        name == null ? "" : name.toString(),
        api,
        Json.text(meta, "provider"),
        meta.path("streaming").asBoolean(false),
        meta.path("status").asInt(200),
        headers(meta.path("responseHeaders")),
        body);
  }

  private static Map<String, String> headers(JsonNode object) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : object.properties()) {
      JsonNode value = header.getValue();
      String text = value.isArray() ? value.path(0).asString("") : value.asString("");
      headers.put(header.getKey().toLowerCase(Locale.ROOT), text);
    }
    return headers;
  }

  /**
   * {@return the folders below one that hold a recording, by name}
   *
   * @param directory where they are looked for
   * @throws IOException where the folder cannot be listed
   */
  public static List<Path> folders(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> found =
          new ArrayList<>(
              entries.filter(entry -> Files.isRegularFile(entry.resolve("meta.json"))).toList());
      found.sort(Comparator.comparing(Path::getFileName));
      return found;
    }
  }
}
