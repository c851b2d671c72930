package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.OutFrames.Sum;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Writes a call as timed JSON lines: docs/streams.md has the format. Immutable. */
record TimedLines(CallHeader head) {

  Sum write(OutFrames frames, OutputStream out) throws IOException {
    line(head.json(), out);
    return frames.each(frame -> line(json(frame), out));
  }

  private ObjectNode json(OutFrame frame) {
    var json = Json.object();
    if (head.timed()) {
      json.put("t", frame.nanos());
    }
    if (frame.read() >= 0) {
      json.put("read", frame.read());
    }
    json.put("type", frame.type());
    bytes(json, frame.bytes());
    if (frame.redacted()) {
      json.put("redacted", true).put("originalLength", frame.originalLength());
    }
    return json;
  }

  /** As text where that gives the same bytes back. */
  static void bytes(ObjectNode json, byte[] bytes) {
    try {
      json.put("text", UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      json.put("base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  private static void line(ObjectNode json, OutputStream out) throws IOException {
    out.write(Json.line(json).getBytes(UTF_8));
    out.write('\n');
  }
}
