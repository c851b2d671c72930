package dev.sage.simulator.internal.http;

import java.time.Duration;

/**
 * What one client may use up.
 *
 * @param headerBytes request line and headers together
 * @param bodyBytes the body, after chunked decoding
 * @param requestTime from a request's first byte to its last
 * @param idleTime between two requests on one connection
 * @param connections open at once
 */
public record HttpLimits(
    int headerBytes, int bodyBytes, Duration requestTime, Duration idleTime, int connections) {

  /** 32 KiB of headers, 32 MiB of body, 30 s a request, 2 min idle, 1024 connections. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          32 * 1024, 32 * 1024 * 1024, Duration.ofSeconds(30), Duration.ofMinutes(2), 1024);
}
