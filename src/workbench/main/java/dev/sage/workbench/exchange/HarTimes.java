package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.workbench.exchange.Exchange.Piece;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a HAR entry and when its parts came, as far as one of the extensions says so.
 *
 * @param timed whether the pieces have times
 */
@SuppressWarnings("ArrayRecordComponent") // read once and handed on
record HarTimes(byte[] bytes, boolean timed, List<Piece> pieces) {

  /** Where Chrome keeps the events of a stream: time in seconds since 1970, name, id, data. */
  static final String CHROME = "_eventSourceMessages";

  /** Where our own export has the frames. */
  static final String SAGE = "_sage";

  HarTimes {
    pieces = List.copyOf(pieces);
  }

  /**
   * What the file knows.
   *
   * @param sentAfter ns from the entry's start to its request
   * @param body null where there are only the events
   */
  static HarTimes of(
      JsonNode entry,
      String api,
      Map<String, String> headers,
      long sentAfter,
      byte @Nullable [] body) {
    var events = entry.path(CHROME);
    long zero = zero(entry, sentAfter);
    if (body == null) {
      return together(events, zero);
    }
    var ours = ours(entry.path(SAGE), body.length);
    if (!ours.isEmpty()) {
      return new HarTimes(body, entry.path(SAGE).path("timed").asBoolean(true), ours);
    }
    var times = times(events, zero);
    return times.isEmpty() ? new HarTimes(body, false, List.of()) : cut(body, api, headers, times);
  }

  /** Microseconds since 1970, or -1. */
  private static long zero(JsonNode entry, long sentAfter) {
    return HarText.moment(entry.path("startedDateTime").asString(""))
        .map(start -> ChronoUnit.MICROS.between(Instant.EPOCH, start) + sentAfter / 1000)
        .orElse(-1L);
  }

  private static List<Long> times(JsonNode events, long zero) {
    var times = new ArrayList<Long>();
    long before = 0;
    for (JsonNode event : events) {
      var time = event.path("time");
      if (!time.isNumber() || zero < 0) {
        return List.of();
      }
      before = Math.max(before, Math.round((time.asDouble(0) * 1e6 - zero) * 1000));
      times.add(before);
    }
    return times;
  }

  /** The browser kept no body, but what it heard: in the framing that it must have had. */
  private static HarTimes together(JsonNode events, long zero) {
    var times = times(events, zero);
    var body = new ByteArrayOutputStream();
    var pieces = new ArrayList<Piece>();
    for (JsonNode event : events) {
      byte[] bytes = frame(event).getBytes(UTF_8);
      long time = times.isEmpty() ? 0 : times.get(pieces.size());
      pieces.add(new Piece(bytes.length, time, Piece.UNKNOWN_READ, -1));
      body.writeBytes(bytes);
    }
    return new HarTimes(body.toByteArray(), !times.isEmpty(), pieces);
  }

  private static String frame(JsonNode event) {
    var frame = new StringBuilder();
    String name = event.path("eventName").asString("");
    if (!name.isEmpty() && !name.equals("message")) {
      frame.append("event: ").append(name).append('\n');
    }
    String id = event.path("eventId").asString("");
    if (!id.isEmpty()) {
      frame.append("id: ").append(id).append('\n');
    }
    event
        .path("data")
        .asString("")
        .lines()
        .forEach(line -> frame.append("data: ").append(line).append('\n'));
    return frame.append('\n').toString();
  }

  /** Gives the body's events the times of the browser's, where they are as many. */
  private static HarTimes cut(
      byte[] body, String api, Map<String, String> headers, List<Long> times) {
    var cutter = new FrameCutter(api, 200, headers);
    var cuts = new ArrayList<>(cutter.feed(body, 0, body.length));
    cuts.addAll(cutter.end());
    long count = cuts.stream().filter(cut -> !cut.type().equals("comment")).count();
    if (count != times.size()) {
      return new HarTimes(body, false, List.of());
    }
    var pieces = new ArrayList<Piece>();
    int event = 0;
    for (FrameCutter.Cut cut : cuts) {
      long time = times.get(Math.min(event, times.size() - 1));
      pieces.add(new Piece(cut.bytes().length, time, Piece.UNKNOWN_READ, -1));
      event += cut.type().equals("comment") ? 0 : 1;
    }
    return new HarTimes(body, true, pieces);
  }

  private static List<Piece> ours(JsonNode sage, int length) {
    var pieces = new ArrayList<Piece>();
    long sum = 0;
    for (JsonNode frame : sage.path("frames")) {
      int bytes = frame.path("length").asInt(-1);
      if (bytes < 0) {
        return List.of();
      }
      int original =
          frame.path("redacted").asBoolean(false)
              ? Math.max(0, frame.path("originalLength").asInt(bytes))
              : -1;
      pieces.add(
          new Piece(
              bytes,
              Math.max(0, frame.path("t").asLong(0)),
              Math.max(Piece.UNKNOWN_READ, frame.path("read").asLong(Piece.UNKNOWN_READ)),
              original));
      sum += bytes;
    }
    return sum == length ? pieces : List.of();
  }
}
