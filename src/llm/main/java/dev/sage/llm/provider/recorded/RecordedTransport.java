package dev.sage.llm.provider.recorded;

import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.Cancellation;
import dev.sage.llm.transport.HttpCall;
import dev.sage.llm.transport.HttpProgress;
import dev.sage.llm.transport.HttpResponse;
import dev.sage.llm.transport.HttpTransport;
import dev.sage.llm.transport.Timer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers one request with a recording instead of a network. Thread-safe. */
final class RecordedTransport implements HttpTransport {

  private final Recording recording;

  /** Waits as long as the recorded answer took; null where it comes at once. */
  private final @Nullable Sleeper sleeper;

  RecordedTransport(Recording recording, @Nullable Sleeper sleeper) {
    this.recording = recording;
    this.sleeper = sleeper;
  }

  @Override
  public HttpResponse send(HttpCall call, AttemptGuard guard, HttpProgress progress)
      throws IOException {
    var aborted = new Cancellation();
    guard.onAbort(() -> aborted.cancel("the call was ended"));
    long now = System.nanoTime();
    guard.enter(Timer.HEADERS);
    guard.sending();
    progress.sent(now);
    if (aborted.reason() != null) {
      throw new IOException("the call was ended");
    }
    progress.headers(System.nanoTime());
    guard.enter(Timer.FIRST_TOKEN);
    return new RecordedResponse(recording, sleeper, aborted);
  }

  @Override
  public void close() {}
}
