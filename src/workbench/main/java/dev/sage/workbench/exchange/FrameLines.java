package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.workbench.Json;
import dev.sage.workbench.store.StoredFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Writes the frames of a call, some to a line. One a call; not thread-safe. */
final class FrameLines {

  static final int MAX_FRAMES = 256;
  private static final int MAX_BYTES = 256 << 10;
  private static final int MAX_TYPES = 100;

  private final String call;
  private final UnaryOperator<String> clean;
  private final Consumer<JsonNode> lines;
  private final Map<String, String> types = new HashMap<>();
  private ArrayNode list = Json.array();
  private long first;
  private long bytes;
  private long frames;
  private long redacted;

  /**
   * @param clean what the names of events pass
   */
  FrameLines(String call, UnaryOperator<String> clean, Consumer<JsonNode> lines) {
    this.call = call;
    this.clean = clean;
    this.lines = lines;
  }

  void add(StoredFrame frame, OutFrame out) {
    boolean follows = first + list.size() == frame.sequence();
    if (!list.isEmpty()
        && (!follows || list.size() >= MAX_FRAMES || bytes + out.bytes().length > MAX_BYTES)) {
      end();
    }
    if (list.isEmpty()) {
      first = frame.sequence();
    }
    var json =
        list.addObject()
            .put("t", frame.nanos())
            .put("bytes", frame.length())
            .put("offset", frame.offset())
            .put("type", type(frame.type()))
            .put("attempt", frame.attempt());
    if (frame.read() >= 0) {
      json.put("read", frame.read());
    }
    if (frame.token()) {
      json.put("token", true);
    }
    if (out.redacted()) {
      json.put("redacted", true);
      redacted++;
    }
    try {
      json.put("text", UTF_8.newDecoder().decode(ByteBuffer.wrap(out.bytes())).toString());
    } catch (CharacterCodingException binary) {
      json.put("base64", Base64.getEncoder().encodeToString(out.bytes()));
    }
    bytes += out.bytes().length;
    frames++;
  }

  private String type(String type) {
    if (types.size() > MAX_TYPES) {
      types.clear();
    }
    return types.computeIfAbsent(type, clean);
  }

  /** Writes what no line has yet. */
  void end() {
    if (!list.isEmpty()) {
      var json = Json.object();
      json.putObject(StoreLine.FRAMES).put("call", call).put("from", first).set("list", list);
      lines.accept(json);
      list = Json.array();
      bytes = 0;
    }
  }

  long frames() {
    return frames;
  }

  long redacted() {
    return redacted;
  }
}
