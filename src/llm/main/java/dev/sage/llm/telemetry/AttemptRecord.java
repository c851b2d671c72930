package dev.sage.llm.telemetry;

import dev.sage.llm.LlmError;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange of a call. Immutable, thread-safe.
 *
 * @param number from 1
 * @param provider who was asked
 * @param model the model that was asked for, without the provider
 * @param startedNanos {@link System#nanoTime} when it was begun
 * @param httpStatus null where no response came
 * @param httpVersion {@code HTTP/1.1}, {@code h2}; null where no response came
 * @param headers the response headers, lower-case names, without any that can carry a secret
 * @param providerRequestId the provider's request id
 * @param phases how long the network took
 * @param error why it failed; null while it has not
 * @param delay the wait before the next attempt; null where none follows
 */
public record AttemptRecord(
    int number,
    String provider,
    String model,
    long startedNanos,
    @Nullable Integer httpStatus,
    @Nullable String httpVersion,
    Map<String, String> headers,
    @Nullable String providerRequestId,
    Phases phases,
    @Nullable LlmError error,
    @Nullable Duration delay) {

  /**
   * How long each phase took, ns; -1 where it did not happen (a reused connection has neither DNS
   * nor connect).
   *
   * @param dns looking up the name
   * @param connect the TCP connection
   * @param tls the handshake
   * @param headers from the request sent to the response headers
   * @param reused whether the connection had served an earlier request
   */
  public record Phases(long dns, long connect, long tls, long headers, boolean reused) {
    public static final Phases NONE = new Phases(-1, -1, -1, -1, false);
  }
}
