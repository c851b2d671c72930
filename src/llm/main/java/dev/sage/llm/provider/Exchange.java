package dev.sage.llm.provider;

import dev.sage.llm.telemetry.AttemptRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one HTTP exchange so far. Immutable, thread-safe.
 *
 * @param sentNanos {@link System#nanoTime} of the first request byte; of the attempt's start where
 *     none was sent
 * @param headersNanos {@link System#nanoTime} of the complete response headers, -1 without
 * @param status null where no response came, or where there is no HTTP
 * @param httpVersion {@code HTTP/1.1}, {@code h2}; null where no response came
 * @param headers the response headers, lower-case names, without any that can carry a secret
 * @param phases how long the network took
 */
public record Exchange(
    long sentNanos,
    long headersNanos,
    @Nullable Integer status,
    @Nullable String httpVersion,
    Map<String, String> headers,
    AttemptRecord.Phases phases) {

  /** Takes a copy of the headers. */
  public Exchange {
    headers = Map.copyOf(headers);
  }

  /**
   * Begun, nothing known yet.
   *
   * @param nanos {@link System#nanoTime} of now
   * @return an exchange that begins now, of which nothing is known yet
   */
  public static Exchange begun(long nanos) {
    return new Exchange(nanos, -1, null, null, Map.of(), AttemptRecord.Phases.NONE);
  }
}
