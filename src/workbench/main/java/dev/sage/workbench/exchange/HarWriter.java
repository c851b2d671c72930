package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.OutFrames.Sum;
import dev.sage.workbench.store.StoredContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a call as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec), with the times of its
 * frames in {@code _sage}. Immutable.
 */
record HarWriter(CallHeader head, Optional<StoredContent> content) {

  /** What stands before the entries of a file. */
  static final String HEAD =
      "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Sage\",\"version\":\"1\"},\"entries\":[";

  /** What stands behind them. */
  static final String TAIL = "]}}\n";

  private static final double MILLION = 1e6;

  Sum write(OutFrames frames, OutputStream out) throws IOException {
    out.write(HEAD.getBytes(UTF_8));
    var sum = entry(frames, out);
    out.write(TAIL.getBytes(UTF_8));
    return sum;
  }

  /** Writes only the entry. */
  Sum entry(OutFrames frames, OutputStream out) throws IOException {
    var body = new ByteArrayOutputStream();
    var sage = head.json();
    var list = sage.putArray("frames");
    var sum =
        frames.each(
            frame -> {
              body.writeBytes(frame.bytes());
              frame(list.addObject(), frame);
            });
    var entry = entry(sage, body.toByteArray());
    out.write(Json.write(entry).getBytes(UTF_8));
    return sum;
  }

  private void frame(ObjectNode json, OutFrame frame) {
    json.put("length", frame.bytes().length);
    if (frame.read() >= 0) {
      json.put("read", frame.read());
    }
    if (head.timed()) {
      json.put("t", frame.nanos());
    }
    if (frame.redacted()) {
      json.put("redacted", true).put("originalLength", frame.originalLength());
    }
  }

  private ObjectNode entry(ObjectNode sage, byte[] body) {
    var entry = Json.object();
    // The first, so that whoever reads it entry by entry knows at once what it is.
    entry.set(HarTimes.SAGE, sage);
    var call = head.call();
    entry.put("startedDateTime", call.startedAt().toString());
    var timings = timings(head.attempt().phases());
    entry.put("time", total(timings));
    request(entry.putObject("request"));
    response(entry.putObject("response"), body);
    entry.putObject("cache");
    entry.set("timings", timings);
    return entry;
  }

  private void request(ObjectNode request) {
    var url = head.call().url();
    request
        .put("method", "POST")
        .put("url", url == null ? "" : head.stricter().text(url))
        .put("httpVersion", version());
    request.putArray("cookies");
    request.putArray("headers");
    request.putArray("queryString");
    content.ifPresent(
        stored -> {
          // The request in our own words: the wire's own body is not stored.
          var post = request.putObject("postData").put("mimeType", "application/json");
          post.put("text", head.stricter().text(stored.request()));
          post.put("comment", "The request in Sage's own words.");
        });
    request.put("headersSize", -1).put("bodySize", -1);
  }

  private void response(ObjectNode response, byte[] body) {
    var headers = head.attempt().headers();
    Integer status = head.attempt().httpStatus();
    response
        .put("status", status == null ? 0 : status)
        .put("statusText", "")
        .put("httpVersion", version());
    response.putArray("cookies");
    headers(response.putArray("headers"), headers);
    var text = response.putObject("content").put("size", body.length);
    text.put("mimeType", headers.getOrDefault("content-type", ""));
    try {
      text.put("text", UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException binary) {
      text.put("text", Base64.getEncoder().encodeToString(body)).put("encoding", "base64");
    }
    response.put("redirectURL", "").put("headersSize", -1).put("bodySize", body.length);
  }

  private void headers(ArrayNode list, Map<String, String> headers) {
    headers.forEach(
        (name, value) ->
            list.addObject().put("name", name).put("value", head.stricter().text(value)));
  }

  private String version() {
    var version = head.attempt().httpVersion();
    return version == null ? "" : version;
  }

  private ObjectNode timings(Phases phases) {
    var times = head.call().timings();
    long wait = Math.max(0, times.firstByte() >= 0 ? times.firstByte() : times.headers());
    long receive = Math.max(0, times.end() - wait);
    return Json.object()
        .put("blocked", -1)
        .put("dns", millis(phases.dns()))
        .put("connect", millis(phases.connect()))
        .put("ssl", millis(phases.tls()))
        .put("send", 0)
        .put("wait", wait / MILLION)
        .put("receive", receive / MILLION);
  }

  private static double total(ObjectNode timings) {
    double sum = 0;
    for (String phase : new String[] {"dns", "connect", "send", "wait", "receive"}) {
      sum += Math.max(0, timings.path(phase).asDouble(0));
    }
    return sum;
  }

  private static double millis(long nanos) {
    return nanos < 0 ? -1 : nanos / MILLION;
  }
}
