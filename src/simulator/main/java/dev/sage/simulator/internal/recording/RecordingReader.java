package dev.sage.simulator.internal.recording;

import dev.sage.simulator.Playback;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.recording.Recording.Bytes;
import dev.sage.simulator.internal.recording.Recording.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads recording folders. Every problem is one sentence that names the file. Stateless. */
public final class RecordingReader {
  private static final Logger LOG = System.getLogger(RecordingReader.class.getName());
  private static final int DEEPEST = 3;
  private static final long LARGEST = 64L * 1024 * 1024;

  private RecordingReader() {}

  /**
   * Reads recordings, and all recordings inside folders that are none themselves. There, recordings
   * of other APIs are left out; named directly, such a one is an error.
   *
   * @param apis the APIs that can be played
   * @throws IOException when something cannot be read, or two recordings have one name
   */
  public static List<Recording> read(List<Path> folders, Set<String> apis) throws IOException {
    Map<String, Recording> recordings = new LinkedHashMap<>();
    for (var folder : folders) {
      for (var recording : read(folder.toAbsolutePath().normalize(), apis)) {
        var name = recording.playback().model();
        if (recordings.put(name, recording) != null) {
          throw new IOException(
              "Two recordings are named %s; rename one of the folders.".formatted(name));
        }
      }
    }
    return List.copyOf(recordings.values());
  }

  private static List<Recording> read(Path folder, Set<String> apis) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "%s is not a folder; a recording is a folder with meta.json and body.bin or body.sse."
              .formatted(folder));
    }
    if (isRecording(folder)) {
      var meta = meta(folder);
      requireApi(folder, meta, apis);
      return List.of(recording(folder, meta));
    }
    var recordings = new ArrayList<Recording>();
    int leftOut = 0;
    for (var inner : inside(folder)) {
      var meta = meta(inner);
      if (apis.contains(meta.path("api").asString(""))) {
        recordings.add(recording(inner, meta));
      } else {
        leftOut++;
      }
    }
    if (leftOut > 0) {
      LOG.log(Level.DEBUG, "{0} recordings in {1} are left out: other APIs", leftOut, folder);
    }
    if (recordings.isEmpty()) {
      throw new IOException(
          "%s holds no recording that can be played: no folder in it has a meta.json of one of the APIs %s."
              .formatted(folder, String.join(", ", apis.stream().sorted().toList())));
    }
    return recordings;
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (var all = Files.walk(folder, DEEPEST)) {
      return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .filter(RecordingReader::isRecording)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException("%s cannot be searched: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static boolean isRecording(Path folder) {
    return Files.exists(folder.resolve("meta.json"), LinkOption.NOFOLLOW_LINKS);
  }

  private static void requireApi(Path folder, JsonNode meta, Set<String> apis) throws IOException {
    var api = meta.path("api").asString("");
    if (!apis.contains(api)) {
      throw new IOException(
          "%s cannot be played: its api is %s; the simulator plays %s."
              .formatted(
                  folder.resolve("meta.json"),
                  api.isEmpty() ? "missing" : "\"" + api + "\"",
                  String.join(" and ", apis.stream().sorted().toList())));
    }
  }

  private static JsonNode meta(Path folder) throws IOException {
    var file = folder.resolve("meta.json");
    try {
      var meta = Json.parse(bytes(file));
      if (meta.isObject()) {
        return meta;
      }
    } catch (JacksonException e) {
      throw new IOException(file + " is not valid JSON.", e);
    }
    throw new IOException(file + " is not a JSON object.");
  }

  private static Recording recording(Path folder, JsonNode meta) throws IOException {
    int status = meta.path("status").asInt(0);
    if (status < 200 || status > 599) {
      throw new IOException(
          folder.resolve("meta.json") + " has no HTTP status from 200 to 599 in \"status\".");
    }
    var sse = folder.resolve("body.sse");
    boolean reframed = Files.exists(sse, LinkOption.NOFOLLOW_LINKS);
    var body = bytes(reframed ? sse : folder.resolve("body.bin"));
    var headers = SafeHeaders.of(meta.path("responseHeaders"));
    if (headers.first("content-type").isEmpty()) {
      var claimed = reframed ? "sse" : meta.path("framing").asString("");
      headers = headers.with("content-type", contentType(claimed));
    }
    var framing = Framing.of(meta.path("framing").asString(""), headers, body);
    var times = folder.resolve("frames.jsonl");
    boolean timed = framing.streamed() && Files.exists(times, LinkOption.NOFOLLOW_LINKS);
    return new Recording(
        new Playback(name(folder), meta.path("api").asString("")),
        status,
        headers,
        framing.streamed(),
        new Bytes(body),
        timed ? timed(times, body.length) : framing.pieces(body),
        timed);
  }

  private static List<Piece> timed(Path file, int bodyLength) throws IOException {
    try {
      var lines = new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
      return Frames.recorded(lines, bodyLength);
    } catch (IOException e) {
      throw new IOException(file + " cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private static String name(Path folder) {
    var name = folder.getFileName();
    return name == null ? "recording" : name.toString();
  }

  private static String contentType(String framing) {
    return switch (framing) {
      case "sse", "jsonl" -> "text/event-stream; charset=utf-8";
      case "ndjson" -> "application/x-ndjson";
      case "text" -> "text/plain; charset=utf-8";
      default -> "application/json";
    };
  }

  /** A link could lead out of the folder, so only files themselves are read. */
  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          file
              + (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                  ? " is not a plain file."
                  : " is missing."));
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is over the limit of 64 MiB.");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
