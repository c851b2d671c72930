package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
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
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** The fault matrix over HTTP/2 on TLS, by ALPN, against a real server. */
class LlmHttp2FaultTest {

  private static final HeldCertificate CERTIFICATE = LlmTlsTest.certificate("localhost").build();
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(5);

  /** What a cell may take beyond its timers; most take milliseconds. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  @Test
  void every_cell_ends_as_the_table_says() throws IOException {
    var cells = Http2Faults.cells();
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

  private static void check(Http2Faults.Cell cell) throws IOException {
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
      try (var stream = llm.stream(request(cell.outcome()))) {
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
          var stream = llm.stream(request("ok"))) {
        server.enqueue(Http2Faults.silentInBody());
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
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(1));
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

  /** Only the timer that has to fire is short: on a machine that stalls another may be first. */
  private static ChatRequest request(String outcome) {
    var headers = outcome.startsWith("timeout headers") ? SHORT : LONG;
    var idle = outcome.startsWith("timeout idle") ? SHORT : LONG;
    return ChatRequest.builder("test/m")
        .message(Message.user("Hello"))
        .timeouts(new Timeouts(LONG, headers, LONG, idle, LONG))
        .build();
  }
}
