package dev.sage.llm;

import java.time.Duration;

/**
 * The five timers of a call, named by phase; each starts where the one before ends, but for {@code
 * total}, which runs from the first byte sent. Immutable, thread-safe.
 *
 * <p>A call that is not streamed shows nothing before it is whole: only {@code connect} and {@code
 * total} bound it.
 *
 * <p>The HTTP client's own timeouts are off: what they cover differs between clients and releases.
 *
 * @param connect until the connection stands, TLS included
 * @param headers from the request sent until the response headers are there
 * @param firstToken from the headers until the first text, reasoning or tool-argument delta
 * @param idle between two such deltas; pings and comments do not count
 * @param total the whole call, retries not included
 */
public record Timeouts(
    Duration connect, Duration headers, Duration firstToken, Duration idle, Duration total) {

  /**
   * For providers in the cloud: connect 10 s, headers 60 s, first token 120 s, idle 60 s, total 15
   * min.
   */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(60),
          Duration.ofMinutes(15));

  /**
   * For servers on the same machine, which may have to load a model first: connect 5 s, headers 5
   * min, first token 5 min, idle 2 min, total 60 min.
   */
  public static final Timeouts LOCAL =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(60));

  /** Refuses a limit that is not positive. */
  public Timeouts {
    positive("connect", connect);
    positive("headers", headers);
    positive("firstToken", firstToken);
    positive("idle", idle);
    positive("total", total);
  }

  /**
   * These timers with another limit until the connection stands.
   *
   * @param value positive
   * @return the changed copy
   */
  public Timeouts withConnect(Duration value) {
    return new Timeouts(value, headers, firstToken, idle, total);
  }

  /**
   * These timers with another limit until the response headers are there.
   *
   * @param value positive
   * @return the changed copy
   */
  public Timeouts withHeaders(Duration value) {
    return new Timeouts(connect, value, firstToken, idle, total);
  }

  /**
   * These timers with another limit until the first token.
   *
   * @param value positive
   * @return the changed copy
   */
  public Timeouts withFirstToken(Duration value) {
    return new Timeouts(connect, headers, value, idle, total);
  }

  /**
   * These timers with another limit between two deltas.
   *
   * @param value positive
   * @return the changed copy
   */
  public Timeouts withIdle(Duration value) {
    return new Timeouts(connect, headers, firstToken, value, total);
  }

  /**
   * These timers with another limit for the whole call.
   *
   * @param value positive
   * @return the changed copy
   */
  public Timeouts withTotal(Duration value) {
    return new Timeouts(connect, headers, firstToken, idle, value);
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("the " + name + " timer must be positive, was " + value);
    }
  }
}
