package dev.sage.llm;

import dev.sage.llm.server.FaultConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** What a server over HTTP/2 may do to a call, cell by cell. */
final class Http2Faults {

  // RFC 9113 §7
  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;
  private static final int ENHANCE_YOUR_CALM = 11;

  /**
   * What the server does, and what has to come of it.
   *
   * @param answers one a request, the last of them for all that follow
   * @param outcome kind, reason and phase of the error, or ok
   * @param text whether there is some
   */
  record Cell(
      String name, List<MockResponse> answers, String outcome, int attempts, boolean text) {}

  private Http2Faults() {}

  static List<Cell> cells() {
    var sound = stream().build();
    return List.of(
        cell("sound", "ok", 1, true, sound),
        cell("refused, then sound", "ok", 2, true, atStart(REFUSED_STREAM), sound),
        cell(
            "always refused",
            "stream_interrupted refused_stream headers",
            3,
            false,
            atStart(REFUSED_STREAM)),
        cell(
            "reset before headers, INTERNAL_ERROR",
            "stream_interrupted stream_reset headers",
            3,
            false,
            atStart(INTERNAL_ERROR)),
        cell(
            "reset before headers, CANCEL",
            "stream_interrupted stream_reset headers",
            3,
            false,
            atStart(CANCEL)),
        cell(
            "reset in the middle, INTERNAL_ERROR",
            "stream_interrupted stream_reset body",
            1,
            true,
            inBody(new SocketEffect.CloseStream(INTERNAL_ERROR))),
        cell(
            "reset in the middle, CANCEL",
            "stream_interrupted stream_reset body",
            1,
            true,
            inBody(new SocketEffect.CloseStream(CANCEL))),
        cell(
            "reset in the middle, REFUSED_STREAM",
            "stream_interrupted refused_stream body",
            1,
            true,
            inBody(new SocketEffect.CloseStream(REFUSED_STREAM))),
        cell(
            "reset in the middle, ENHANCE_YOUR_CALM",
            "stream_interrupted stream_reset body",
            1,
            true,
            inBody(new SocketEffect.CloseStream(ENHANCE_YOUR_CALM))),
        cell(
            "reset inside the second event",
            "stream_interrupted stream_reset body",
            3,
            false,
            cutInHalf(event("\"role\":\"assistant\""), FaultConnection.delta("x".repeat(500)))),
        cell(
            "reset inside a tool call",
            "stream_interrupted stream_reset body",
            1,
            false,
            cutInHalf(toolCall())),
        cell(
            "reset behind the last event",
            "ok",
            1,
            true,
            stream().onResponseEnd(new SocketEffect.CloseStream(INTERNAL_ERROR)).build()),
        cell(
            "connection cut in the middle",
            // The server resets the stream before it closes the socket; which one is seen is a
            // race.
            "stream_interrupted (stream_)?reset body",
            1,
            true,
            cutWhenRead()),
        cell(
            "GOAWAY in the middle, and the stream ends there",
            "stream_truncated null body",
            1,
            true,
            inBody(SocketEffect.ShutdownConnection.INSTANCE)),
        cell(
            "silence before headers",
            "timeout headers headers",
            3,
            false,
            stream().onResponseStart(SocketEffect.Stall.INSTANCE).build()),
        cell("silence in the middle", "timeout idle body", 1, true, silentInBody()),
        cell("header flood", "bad_response headers_too_large headers", 2, false, flood()),
        cell("503, then sound", "ok", 2, true, status(503), sound),
        cell("401", "authentication null headers", 1, false, status(401)),
        cell(
            "redirect",
            "endpoint_not_found redirect headers",
            1,
            false,
            new MockResponse.Builder()
                .code(308)
                .addHeader("location", "https://elsewhere.invalid/v1")
                .build()),
        cell(
            "204",
            "bad_response null body",
            2,
            false,
            new MockResponse.Builder().code(204).build()),
        cell(
            "web page",
            "bad_response null body",
            2,
            false,
            new MockResponse.Builder()
                .addHeader("content-type", "text/html")
                .body("<!doctype html><title>Hello</title>")
                .build()),
        cell(
            "says gzip, is not",
            "bad_response content_encoding body",
            2,
            false,
            stream().addHeader("content-encoding", "gzip").build()));
  }

  private static Cell cell(
      String name, String outcome, int attempts, boolean text, MockResponse... answers) {
    return new Cell(name, List.of(answers), outcome, attempts, text);
  }

  private static MockResponse.Builder stream() {
    var body = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      body.append(FaultConnection.delta("word " + i + ' '));
    }
    return stream(body.toString());
  }

  private static MockResponse.Builder stream(String events) {
    return new MockResponse.Builder()
        .addHeader("content-type", "text/event-stream")
        .body(
            events
                + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: [DONE]\n\n");
  }

  private static String event(String delta) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":{" + delta + "}}]}\n\n";
  }

  private static String[] toolCall() {
    var events = new ArrayList<String>();
    events.add(toolDelta("\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"[\"}"));
    for (int i = 0; i < 40; i++) {
      events.add(toolDelta("\"function\":{\"arguments\":\"1, \"}"));
    }
    return events.toArray(String[]::new);
  }

  private static String toolDelta(String fields) {
    return event("\"tool_calls\":[{\"index\":0," + fields + "}]");
  }

  private static MockResponse cutInHalf(String... events) {
    return stream(String.join("", events))
        .onResponseBody(new SocketEffect.CloseStream(INTERNAL_ERROR))
        .build();
  }

  private static MockResponse atStart(int errorCode) {
    return new MockResponse.Builder()
        .onRequestStart(new SocketEffect.CloseStream(errorCode))
        .build();
  }

  private static MockResponse inBody(SocketEffect effect) {
    return stream().onResponseBody(effect).build();
  }

  /**
   * A closed socket may throw away what the client has not read yet: then no text was seen, and
   * asking again is right. So the server waits after its first words.
   */
  private static MockResponse cutWhenRead() {
    return stream()
        .throttleBody(1_000, 500, TimeUnit.MILLISECONDS)
        .onResponseBody(new SocketEffect.CloseSocket())
        .build();
  }

  /** The server's own stall would hold back what was written before it. */
  static MockResponse silentInBody() {
    return stream().throttleBody(3_000, 10, TimeUnit.MINUTES).build();
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("content-type", "application/json")
        .body("{\"error\":{\"message\":\"no\"}}")
        .build();
  }

  private static MockResponse flood() {
    var response = stream();
    for (int i = 0; i < 10_000; i++) {
      response.addHeader("x-flood-" + i, "of no use to anybody at all");
    }
    return response.build();
  }
}
