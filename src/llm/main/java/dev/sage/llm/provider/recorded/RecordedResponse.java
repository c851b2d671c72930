package dev.sage.llm.provider.recorded;

import dev.sage.llm.policy.Sleeper;
import dev.sage.llm.recording.RecordedFrame;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.transport.Cancellation;
import dev.sage.llm.transport.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response of a recording: a recorded frame with each read, or as much as there is room for.
 * Not thread-safe, but it may be aborted.
 */
final class RecordedResponse implements HttpResponse {

  private final Recording recording;
  private final @Nullable Sleeper sleeper;
  private final Cancellation aborted;
  private int position;
  private int nextFrame;
  private long waitedNanos;
  private long readNanos = System.nanoTime();
  private long reads = -1;

  RecordedResponse(Recording recording, @Nullable Sleeper sleeper, Cancellation aborted) {
    this.recording = recording;
    this.sleeper = sleeper;
    this.aborted = aborted;
  }

  @Override
  public int status() {
    return recording.status();
  }

  @Override
  public String version() {
    return "HTTP/1.1";
  }

  @Override
  public Map<String, String> headers() {
    return recording.headers();
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    int end = piece(buffer.length);
    if (aborted.reason() != null) {
      throw new IOException("the call was ended");
    }
    readNanos = System.nanoTime();
    reads++;
    int length = end - position;
    if (length == 0) {
      return -1;
    }
    System.arraycopy(recording.body(), position, buffer, 0, length);
    position = end;
    return length;
  }

  /** Where the next read ends; waits until it may come. */
  private int piece(int room) throws IOException {
    int most = Math.min(recording.body().length, position + room);
    List<RecordedFrame> frames = recording.frames();
    while (nextFrame < frames.size()) {
      var frame = frames.get(nextFrame);
      int end = frame.offset() + frame.length();
      if (end > position) {
        pause(frame);
        return Math.min(most, end);
      }
      nextFrame++;
    }
    return most;
  }

  private void pause(RecordedFrame frame) throws IOException {
    if (sleeper == null || frame.nanos() <= waitedNanos) {
      return;
    }
    var delay = Duration.ofNanos(frame.nanos() - waitedNanos);
    waitedNanos = frame.nanos();
    try {
      sleeper.sleep(delay, aborted);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("the thread was interrupted", interrupted);
    }
  }

  @Override
  public long readNanos() {
    return readNanos;
  }

  @Override
  public long readNumber() {
    return Math.max(0, reads);
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
