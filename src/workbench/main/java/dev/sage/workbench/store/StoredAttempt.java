package dev.sage.workbench.store;

import dev.sage.llm.telemetry.AttemptRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange of a stored call. Immutable, thread-safe.
 *
 * @param number from 1
 * @param nanos when it was begun, on the time axis of the frames
 * @param httpStatus null where no response came
 * @param headers response headers, lower-case names, none that carries a secret
 * @param requestId the provider's request id
 * @param phases how long the network took
 * @param errorKind null where it did not fail
 * @param delay the wait before the next attempt; null where none followed
 */
public record StoredAttempt(
    int number,
    long nanos,
    @Nullable Integer httpStatus,
    @Nullable String httpVersion,
    Map<String, String> headers,
    @Nullable String requestId,
    AttemptRecord.Phases phases,
    @Nullable String errorKind,
    @Nullable String errorMessage,
    @Nullable Duration delay) {

  public StoredAttempt {
    headers = Map.copyOf(headers);
  }

  /** The one of that number, or null where it is not among them. */
  public static @Nullable StoredAttempt numbered(List<StoredAttempt> attempts, int number) {
    for (StoredAttempt attempt : attempts) {
      if (attempt.number == number) {
        return attempt;
      }
    }
    return null;
  }
}
