package dev.sage.llm.check;

import dev.sage.llm.LlmError;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.Bodies;
import dev.sage.llm.provider.NetworkFailures;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.ConnectionOptions;
import dev.sage.llm.transport.HttpCall;
import dev.sage.llm.transport.HttpProgress;
import dev.sage.llm.transport.OkHttpTransport;
import dev.sage.llm.transport.Watchdog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests as the client does, and reads their answers whole. It follows no redirect, so that
 * the key goes nowhere but where it was meant to.
 */
final class ApiCalls implements AutoCloseable {

  private final OkHttpTransport transport;
  private final Watchdog watchdog = new Watchdog(System::nanoTime);
  private final TimeBox box;
  private final boolean local;

  ApiCalls(ConnectionOptions connections, TimeBox box, boolean local) {
    this.transport = new OkHttpTransport(connections);
    this.box = box;
    this.local = local;
  }

  /** What came of a request. */
  sealed interface Outcome {
    /** There is an answer. */
    record Answered(ApiAnswer answer) implements Outcome {}

    /** There is none; the error's reason says why. */
    record Unanswered(LlmError error) implements Outcome {}

    /** There is none in time. */
    record Late(Duration limit) implements Outcome {}
  }

  Outcome send(HttpCall call, Duration limit) {
    var progress = new HttpProgress();
    var guard =
        new AttemptGuard(
            new Timeouts(limit, limit, limit, limit, limit), watchdog, System::nanoTime);
    try {
      return new Outcome.Answered(box.call(limit, () -> exchange(call, guard, progress)));
    } catch (TimeoutException slow) {
      return new Outcome.Late(limit);
    } catch (IOException failed) {
      return guard.verdict() instanceof AttemptGuard.Verdict.Expired
          ? new Outcome.Late(limit)
          : new Outcome.Unanswered(
              NetworkFailures.unanswered(failed, call.url(), local, guard.timer(), progress));
    } finally {
      guard.cancel("over"); // where the work was left behind, it ends its socket's life
    }
  }

  private ApiAnswer exchange(HttpCall call, AttemptGuard guard, HttpProgress progress)
      throws IOException {
    long begun = System.nanoTime();
    try (var response = transport.send(call, guard, progress)) {
      long headers = System.nanoTime();
      var body = Bodies.read(response);
      guard.finish();
      return new ApiAnswer(
          call.url(),
          response.status(),
          response.headers(),
          body,
          Duration.ofNanos(headers - begun),
          Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  @Override
  public void close() {
    transport.close();
    watchdog.close();
  }
}
