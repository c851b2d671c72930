package dev.sage.console.streams.reading;

import dev.sage.workbench.store.FrameTimes;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.List;

/**
 * A call as it stood when it was looked at. Immutable but for {@code reading}, which grows while
 * more frames are read; thread-safe.
 *
 * @param attempts in order
 * @param times when each frame arrived
 * @param gaps its silences
 * @param anomalies what is odd about it, the gravest first; complete when {@link #whole}
 * @param places where that shows
 * @param server what the server says of its own time
 * @param reading what the frames meant
 */
public record CallLook(
    StoredCall call,
    List<StoredAttempt> attempts,
    FrameTimes times,
    Gaps gaps,
    List<Anomaly.Finding> anomalies,
    Places places,
    List<ServerFigure> server,
    StreamReading reading) {
  /** Copies the lists. */
  public CallLook {
    attempts = List.copyOf(attempts);
    anomalies = List.copyOf(anomalies);
    server = List.copyOf(server);
  }

  /** Its figures. */
  public Metrics metrics() {
    return Metrics.of(call, times, gaps);
  }

  /**
   * The silences at its edges.
   *
   * @param nowNanos the present on the time axis of the frames; looked at while it runs only
   */
  public List<EdgeGap> edges(long nowNanos) {
    return EdgeGaps.of(call, times, gaps, nowNanos);
  }

  /** The silences at its edges as far as its frames and its end tell. */
  public List<EdgeGap> edges() {
    return edges(0);
  }

  /** Whether every frame that is stored has been read. */
  public boolean whole() {
    return reading.frames() >= times.size();
  }
}
