package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.Exchange.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A stream that comes out of a file line by line. Not thread-safe. */
final class TimedStream {

  private static final int BEGINNING = 64 << 10;

  private final JsonNode head;
  private final Instant startedAt;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final List<Piece> pieces = new ArrayList<>();
  private boolean timed = true;
  private long before;

  private TimedStream(JsonNode head, Instant startedAt) {
    this.head = head;
    this.startedAt = startedAt;
  }

  /** One that begins with a line about itself. */
  static TimedStream headed(Path file, JsonNode head) throws IOException {
    var started = HarText.moment(head.path("startedAt").asString(""));
    return new TimedStream(head, started.isPresent() ? started.get() : fileTime(file));
  }

  /** One that has nothing but frames. */
  static TimedStream bare(Path file) throws IOException {
    return new TimedStream(Json.object(), fileTime(file));
  }

  private static Instant fileTime(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  boolean empty() {
    return body.size() == 0;
  }

  @Nullable String api() {
    return text("api");
  }

  String beginning() {
    byte[] bytes = body.toByteArray();
    return new String(bytes, 0, Math.min(bytes.length, BEGINNING), UTF_8);
  }

  /** Takes a frame; says what is wrong with it, or null. */
  @Nullable String add(JsonNode line) {
    byte[] bytes = bytes(line);
    if (bytes == null) {
      return "it has neither \"text\" nor good \"base64\"";
    }
    if (body.size() + (long) bytes.length > ImportRun.MAX_BYTES) {
      return "with it the stream would be larger than 256 MiB";
    }
    JsonNode t = line.path("t");
    if (t.isIntegralNumber() && t.asLong(-1) >= 0) {
      // Frames can't have come in another order than they stand.
      before = Math.max(before, t.asLong(0));
    } else {
      timed = false;
    }
    long read = line.path("read").asLong(Piece.UNKNOWN_READ);
    int original =
        line.path("redacted").asBoolean(false)
            ? Math.max(0, line.path("originalLength").asInt(bytes.length))
            : -1;
    pieces.add(new Piece(bytes.length, before, Math.max(Piece.UNKNOWN_READ, read), original));
    body.writeBytes(bytes);
    return null;
  }

  private static byte @Nullable [] bytes(JsonNode line) {
    for (String name : List.of("base64", "bytes")) {
      if (line.path(name).isString()) {
        try {
          return Base64.getDecoder().decode(line.path(name).asString(""));
        } catch (IllegalArgumentException broken) {
          return null;
        }
      }
    }
    if (line.path("text").isString()) {
      return line.path("text").asString("").getBytes(UTF_8);
    }
    return line.has("data") ? event(line) : null;
  }

  /** An event that somebody parsed, in the framing that it must have had. */
  private static byte[] event(JsonNode line) {
    JsonNode data = line.path("data");
    String text = data.isString() ? data.asString("") : data.toString();
    var frame = new StringBuilder();
    String name = line.path("event").asString("");
    if (!name.isEmpty() && !name.equals("message")) {
      frame.append("event: ").append(name).append('\n');
    }
    Arrays.stream(text.split("\r\n|\r|\n", -1))
        .forEach(part -> frame.append("data: ").append(part).append('\n'));
    return frame.append('\n').toString().getBytes(UTF_8);
  }

  Exchange exchange(String api) {
    var url = HarText.withoutQuery(text("url"));
    return new Exchange(
        "",
        api,
        text("provider"),
        text("model"),
        url,
        null,
        startedAt,
        head.path("streaming").asBoolean(true),
        head.path("status").asInt(200),
        headers(),
        new Phases(-1, -1, -1, nanos("headersNs"), false),
        nanos("firstByteNs"),
        nanos("endNs"),
        body.toByteArray(),
        timed && head.path("timed").asBoolean(true),
        pieces);
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    head.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString("")));
    return headers;
  }

  private long nanos(String name) {
    return head.path(name).isIntegralNumber() ? Math.max(-1, head.path(name).asLong(-1)) : -1;
  }

  private @Nullable String text(String name) {
    String value = head.path(name).asString("");
    return value.isEmpty() ? null : value;
  }
}
