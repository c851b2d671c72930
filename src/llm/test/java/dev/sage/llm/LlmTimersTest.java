package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.server.FaultConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Timers that run out and calls that are cancelled; over real sockets. */
class LlmTimersTest extends FaultServerCase {
  @Nested
  class Timers {

    @Test
    void no_headers() {
      server.on("m", c -> c.stall());

      var error = failure(client(SHORT.withHeaders(Duration.ofMillis(50))), "m");

      assertThat(error.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(error.reason()).isEqualTo("headers");
      assertThat(error.message()).contains("50 ms", "headers timer", "Timeouts.headers");
      assertThat(error.phase()).isEqualTo("headers");
    }

    @Test
    void no_first_token_although_pings_come() throws Exception {
      server.on(
          "m",
          c -> {
            c.stream();
            drip(c, ": ping\n\n");
          });

      var error = failure(client(SHORT.withFirstToken(Duration.ofMillis(80))), "m");

      assertThat(error.reason()).isEqualTo("first_token");
      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void comments_do_not_reset_the_idle_timer() throws Exception {
      server.on(
          "m",
          c -> {
            c.stream().say("so far");
            drip(c, ": OPENROUTER PROCESSING\n\n");
          });

      var error = failure(client(SHORT.withIdle(Duration.ofMillis(80))), "m");

      assertThat(error.reason()).isEqualTo("idle");
      assertThat(error.partialText()).isEqualTo("so far");
      assertThat(error.phase()).isEqualTo("body");
    }

    @Test
    void content_that_comes_all_the_time_runs_into_the_total_timer() {
      server.on(
          "m",
          c -> {
            c.stream();
            drip(c, FaultConnection.delta("x"));
          });

      // Long enough for a busy machine to let the first content through.
      var error = failure(client(SHORT.withTotal(Duration.ofSeconds(4))), "m");

      assertThat(error.reason()).isEqualTo("total");
      assertThat(error.partialText()).startsWith("x");
    }

    private void drip(FaultConnection connection, String chunk) throws IOException {
      while (true) {
        connection.chunk(chunk);
        Thread.onSpinWait();
      }
    }
  }

  @Nested
  class Cancelling {

    @Test
    void frees_the_socket_and_keeps_the_reason_and_the_text() throws Exception {
      server.on("m", c -> c.stream().say("so far").stall());
      var stream = llm.stream(request("m"));
      var got = new ArrayList<StreamEvent>();

      for (var event : stream.events()) {
        got.add(event);
        if (event instanceof StreamEvent.Text) {
          Thread.ofVirtual().start(() -> stream.cancel("stopped by you"));
        }
      }

      var error = ((StreamEvent.Failure) got.getLast()).error();
      assertThat(error.kind()).isEqualTo(Kind.CANCELLED);
      assertThat(error.reason()).isEqualTo("stopped by you");
      assertThat(error.message()).contains("stopped by you");
      assertThat(error.partialText()).isEqualTo("so far");
      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void reaches_a_call_that_nobody_pulls() throws Exception {
      server.on("m", c -> c.stream().say("so far").stall());
      var stream = llm.stream(request("m"));
      var events = stream.events().iterator();
      while (!(events.next() instanceof StreamEvent.Text)) {
        // up to the first text
      }

      stream.cancel("enough");

      assertThat(server.awaitClientGone()).isTrue();
      assertThat(events.next()).isInstanceOf(StreamEvent.Failure.class);
      assertThat(events.hasNext()).isFalse();
    }

    @Test
    void reaches_a_call_that_waits_for_headers() throws Exception {
      var waiting = new CountDownLatch(1);
      server.on(
          "m",
          c -> {
            waiting.countDown();
            c.stall();
          });
      var stream = llm.stream(request("m"));
      var canceller =
          new FutureTask<@Nullable Void>(
              () -> {
                waiting.await();
                stream.cancel("changed my mind");
                return null;
              });
      Thread.ofVirtual().start(canceller);

      assertThat(error(stream).reason()).isEqualTo("changed my mind");
      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void before_the_first_pull_sends_nothing() {
      server.on("m", c -> c.stream().say("x").finish());
      var stream = llm.stream(request("m"));

      stream.cancel("too late");

      assertThat(error(stream).kind()).isEqualTo(Kind.CANCELLED);
      assertThat(server.requests()).isEmpty();
    }

    @Test
    void closing_in_the_middle_frees_the_socket() throws Exception {
      server.on("m", c -> c.stream().say("so far").stall());

      try (var stream = llm.stream(request("m"))) {
        for (var event : stream) {
          if (event instanceof StreamEvent.Text) {
            break;
          }
        }
      }

      assertThat(server.awaitClientGone()).isTrue();
    }

    @Test
    void after_the_end_changes_nothing() {
      server.on("m", c -> c.stream().say("all").finish());
      var stream = llm.stream(request("m"));
      var events = new ArrayList<StreamEvent>();
      stream.events().forEach(events::add);

      stream.cancel("too late");
      stream.close();

      assertThat(events).last().isInstanceOf(StreamEvent.End.class);
    }
  }
}
