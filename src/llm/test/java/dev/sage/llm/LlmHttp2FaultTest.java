package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.server.FaultConnection;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** The fault matrix over HTTP/2 on TLS, by ALPN, against a real server. */
class LlmHttp2FaultTest {

  private static final HeldCertificate CERTIFICATE = LlmTlsTest.certificate("localhost").build();
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(5);

  /** What a cell may take beyond its timers; most take milliseconds. */
  private static final Duration SLACK = Duration.ofSeconds(15);

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
  private record Cell(
      String name, List<MockResponse> answers, String outcome, int attempts, boolean text) {}

  private static List<Cell> cells() {
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

  @Test
  void every_cell_ends_as_the_table_says() throws IOException {
    var cells = cells();
    var failures = new ArrayList<String>();
    for (var cell : cells) {
      try {
        check(cell);
      } catch (AssertionError failed) {
        failures.add(cell.name() + ": " + failed.getMessage());
      }
    }

    System.out.printf(
        "fault matrix (HTTP/2): %d cells run, %d passed%n",
        cells.size(), cells.size() - failures.size());
    assertThat(failures).isEmpty();
    assertThat(cells).hasSize(23);
  }

  private static void check(Cell cell) throws IOException {
    var records = new CopyOnWriteArrayList<CallRecord>();
    var answered = new Answered();
    try (var server = LlmTlsTest.server(CERTIFICATE);
        var llm = client(server, records, answered)) {
      server.setDispatcher(answered);
      for (int i = 0; i < 3; i++) {
        server.enqueue(cell.answers().get(Math.min(i, cell.answers().size() - 1)));
      }
      var events = new ArrayList<StreamEvent>();
      boolean timeout = cell.outcome().startsWith("timeout");
      long begun = System.nanoTime();
      try (var stream = llm.stream(request(timeout ? SHORT : LONG))) {
        stream.events().forEach(events::add);
      }

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isLessThan(timeout ? SHORT.multipliedBy(cell.attempts()).plus(SLACK) : SLACK);
      assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
      assertThat(outcome(events.getLast())).matches(cell.outcome());
      assertThat(FaultServerCase.text(events).isEmpty()).isEqualTo(!cell.text());
      if (events.getLast() instanceof StreamEvent.Failure(LlmError error, _, _)) {
        assertThat(error.attempts()).isEqualTo(cell.attempts());
        assertThat(error.partialText()).isEqualTo(FaultServerCase.text(events));
        assertThat(error.toString()).doesNotContain(FaultServerCase.KEY);
      }
      assertThat(records).hasSize(1);
      assertThat(records.getFirst().attempts()).hasSize(cell.attempts());
      assertThat(records.getFirst().attempts())
          .extracting(AttemptRecord::httpVersion)
          .allMatch(version -> version == null || version.equals("h2"));
      answered.await();
      assertThat(server.getRequestCount()).isEqualTo(cell.attempts());
    }
  }

  @Test
  void cancel_ends_a_stalled_stream_at_once() throws Exception {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      try (var server = LlmTlsTest.server(CERTIFICATE);
          var llm = client(server, new ArrayList<>(), new Answered());
          var stream = llm.stream(request(LONG))) {
        server.enqueue(silentInBody());
        var events = stream.events().iterator();
        while (!(events.next() instanceof StreamEvent.Text)) {
          // up to the first text
        }
        var cancelled = new long[1];
        var canceller =
            Thread.ofVirtual()
                .start(
                    () -> {
                      cancelled[0] = System.nanoTime();
                      stream.cancel("enough");
                    });
        StreamEvent last = events.next();
        while (!last.terminal()) {
          last = events.next();
        }
        canceller.join();
        best = Math.min(best, System.nanoTime() - cancelled[0]);
        assertThat(((StreamEvent.Failure) last).error().kind()).isEqualTo(LlmError.Kind.CANCELLED);
      }
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
  }

  private static String outcome(StreamEvent terminal) {
    return terminal instanceof StreamEvent.Failure(LlmError error, _, _)
        ? error.kind().json() + " " + error.reason() + " " + error.phase()
        : "ok";
  }

  /**
   * Tells when the server is done with a request. It resets a stream before it takes the answer
   * from the queue and counts the request, so that a client as quick as this one would meet the
   * same answer again, and a count that is one short.
   */
  private static final class Answered extends QueueDispatcher {
    private final Semaphore done = new Semaphore(0);

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      try {
        return super.dispatch(request);
      } finally {
        done.release();
      }
    }

    /** Waits until one request more is counted. */
    void await() {
      try {
        assertThat(done.tryAcquire(SLACK.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }

  private static Llm client(MockWebServer server, List<CallRecord> records, Answered answered) {
    return Llm.builder()
        .environment(Map.of())
        .connections(LlmTlsTest.trusting(CERTIFICATE))
        .sleeper((_, _) -> answered.await())
        .tap(
            _ ->
                new CallTap() {
                  @Override
                  public void frame(TappedFrame frame) {}

                  @Override
                  public void end(CallRecord record) {
                    records.add(record);
                  }
                })
        .endpoint(
            Endpoint.openAiChat(
                "test",
                URI.create("https://localhost:" + server.getPort() + "/v1"),
                Secret.of(FaultServerCase.KEY)))
        .build();
  }

  private static ChatRequest request(Duration timer) {
    return ChatRequest.builder("test/m")
        .message(Message.user("Hello"))
        .timeouts(new Timeouts(LONG, timer, timer, timer, LONG))
        .build();
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
  private static MockResponse silentInBody() {
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
