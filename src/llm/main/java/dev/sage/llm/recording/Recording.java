package dev.sage.llm.recording;

import dev.sage.llm.provider.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * beside it, which then has the provider's true framing and is read instead; {@code frames.jsonl}
 * may say when its parts arrived. Immutable but for the array, which nobody may change.
 *
 * @param id the folder's name
 * @param api {@code openai-chat}, {@code anthropic-messages}, {@code models} ...
 * @param provider who answered, where the recording says so
 * @param url where the request went, where the recording says so
 * @param request the request's body as JSON text, where the recording has it
 * @param streaming whether a stream was asked for
 * @param status the HTTP status
 * @param headers response headers, lower-case names
 * @param body the body after content decoding
 * @param frames when its parts arrived, in order; empty where that was not recorded
 */
@SuppressWarnings("ArrayRecordComponent") // a body is read once and handed on
public record Recording(
    String id,
    String api,
    @Nullable String provider,
    @Nullable String url,
    @Nullable String request,
    boolean streaming,
    int status,
    Map<String, String> headers,
    byte[] body,
    List<RecordedFrame> frames) {

  /** No file of a recording is larger, bytes: 256 MiB. */
  public static final int MAX_BYTES = 256 << 20;

  /** Takes a copy of the headers. */
  public Recording {
    headers = Map.copyOf(headers);
    frames = List.copyOf(frames);
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
    byte[] bytes = bytes(folder, metaFile);
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
    byte[] body = bytes(folder, Files.exists(framed) ? framed : folder.resolve("body.bin"));
    Path name = folder.toAbsolutePath().normalize().getFileName();
    JsonNode request = meta.path("request");
    return new Recording(
        name == null ? "" : name.toString(),
        api,
        Json.text(meta, "provider"),
        Json.text(meta, "url"),
        request.isObject() ? Json.string(request) : null,
        meta.path("streaming").asBoolean(false),
        meta.path("status").asInt(200),
        headers(meta.path("responseHeaders")),
        body,
        frames(folder, folder.resolve("frames.jsonl"), body.length));
  }

  /** A recording may come from anybody: a link in it must not show another file as an answer. */
  private static byte[] bytes(Path folder, Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(file + " is missing. Record the call again.");
    }
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw new IOException(file + " is a link to a file elsewhere. Copy that file here.");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(
          file + " is larger than " + (MAX_BYTES >> 20) + " MiB. Record a shorter call.");
    }
    return Files.readAllBytes(file);
  }

  private static List<RecordedFrame> frames(Path folder, Path file, int bodyLength)
      throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    var frames = new ArrayList<RecordedFrame>();
    int line = 0;
    // What is no UTF-8 is no JSON either, and is told with its line.
    for (var text : new String(bytes(folder, file), StandardCharsets.UTF_8).lines().toList()) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      JsonNode json = Json.tree(text);
      Long offset = json == null ? null : Json.count(json, "offset");
      Long length = json == null ? null : Json.count(json, "length");
      Long nanos = json == null ? null : Json.count(json, "t");
      if (offset == null || length == null || nanos == null || beyond(offset, length, bodyLength)) {
        throw new IOException(
            file
                + " has no frame in line "
                + line
                + ": offset and length in the body and t in nanoseconds are needed. Take the file"
                + " away to go without times.");
      }
      frames.add(new RecordedFrame(offset.intValue(), length.intValue(), nanos));
    }
    return frames;
  }

  private static boolean beyond(long offset, long length, int bodyLength) {
    return offset > bodyLength || length > bodyLength - offset;
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
