package dev.sage.llm.recording;

import dev.sage.llm.provider.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Writes recordings as folders, whole or not at all: into a hidden folder first, which is then
 * moved. Only the owner may read them (0700 and 0600, where the file system has such permissions).
 * Writes what it is given: whoever calls it has taken the secrets out. Thread-safe, stateless.
 */
public final class RecordingWriter {

  /** So many recordings of one name; more are an error. */
  private static final int MAX_SAME_NAME = 10_000;

  private RecordingWriter() {}

  /**
   * Writes a recording into a folder of its own, named after its id; characters other than letters,
   * digits, {@code .}, {@code _} and {@code -} become {@code _}, and where there is one of that
   * name already, a number is added.
   *
   * @param parent is made where it is missing
   * @param recording what to write
   * @return the new folder
   * @throws IOException where it can't be written; nothing is left behind then
   */
  public static Path write(Path parent, Recording recording) throws IOException {
    Files.createDirectories(parent, permissions(parent, "rwx------"));
    var temporary = parent.resolve("." + UUID.randomUUID() + ".tmp");
    Files.createDirectory(temporary, permissions(parent, "rwx------"));
    try {
      file(temporary.resolve("body.bin"), recording.body());
      if (!recording.frames().isEmpty()) {
        file(temporary.resolve("frames.jsonl"), frames(recording));
      }
      // The last: without it a folder is no recording, should the process die here.
      file(temporary.resolve("meta.json"), meta(recording));
      return moved(temporary, parent, name(recording.id()));
    } catch (IOException failed) {
      delete(temporary);
      throw failed;
    }
  }

  private static Path moved(Path temporary, Path parent, String name) throws IOException {
    for (int number = 1; number <= MAX_SAME_NAME; number++) {
      var target = parent.resolve(number == 1 ? name : name + "-" + number);
      if (Files.exists(target)) {
        continue;
      }
      try {
        return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException taken) {
        // Somebody was faster; the next number.
      }
    }
    throw new IOException(parent + " has too many recordings named " + name + ".");
  }

  private static byte[] meta(Recording recording) {
    var json = Json.object();
    json.put("id", name(recording.id()));
    json.put("api", recording.api());
    if (recording.provider() != null) {
      json.put("provider", recording.provider());
    }
    json.put("method", "POST");
    if (recording.url() != null) {
      json.put("url", recording.url());
    }
    JsonNode request = recording.request() == null ? null : Json.tree(recording.request());
    if (request != null) {
      json.set("request", request);
    }
    json.put("status", recording.status());
    json.set("responseHeaders", Json.of(new TreeMap<>(recording.headers())));
    json.put("streaming", recording.streaming());
    json.put("framing", framing(recording));
    return Json.bytes(json);
  }

  private static String framing(Recording recording) {
    var type = recording.headers().getOrDefault("content-type", "");
    if (type.contains("event-stream")) {
      return "sse";
    }
    if (type.contains("ndjson") || type.contains("jsonl")) {
      return "ndjson";
    }
    boolean array =
        recording.streaming()
            && recording.api().equals("gemini")
            && recording.body().length > 0
            && recording.body()[0] == '[';
    return array ? "json-array" : "json";
  }

  private static byte[] frames(Recording recording) {
    var lines = new ByteArrayOutputStream();
    for (var frame : recording.frames()) {
      var json = Json.object();
      json.put("offset", frame.offset()).put("length", frame.length()).put("t", frame.nanos());
      lines.writeBytes(Json.bytes(json));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static String name(String id) {
    var name = id.replaceAll("[^A-Za-z0-9._-]", "_");
    var safe = name.startsWith(".") ? "_" + name.substring(1) : name;
    return safe.isEmpty() ? "call" : safe.substring(0, Math.min(100, safe.length()));
  }

  private static void file(Path file, byte[] bytes) throws IOException {
    Files.createFile(file, permissions(file, "rw-------"));
    Files.write(file, bytes);
  }

  private static FileAttribute<?>[] permissions(Path path, String mode) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static void delete(Path folder) {
    for (var name : new String[] {"meta.json", "body.bin", "frames.jsonl", ""}) {
      try {
        Files.deleteIfExists(folder.resolve(name));
      } catch (IOException stays) {
        // The failure that is reported is the one that led here.
      }
    }
  }
}
