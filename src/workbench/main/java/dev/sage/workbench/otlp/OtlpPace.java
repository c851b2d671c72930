package dev.sage.workbench.otlp;

import java.time.Duration;

/**
 * How much is kept for the collector, and how long it is waited for. Immutable.
 *
 * @param queue how many spans wait at most; what ends beyond is dropped and counted
 * @param batch how many go in one request
 * @param spans how long a span waits for others
 * @param metrics how often metrics are sent
 * @param request how long a request may take, its further attempts included
 * @param backoff how long the first further attempt waits where the collector names no time
 * @param end how long the end of the program waits at most
 */
record OtlpPace(
    int queue,
    int batch,
    Duration spans,
    Duration metrics,
    Duration request,
    Duration backoff,
    Duration end) {

  static final OtlpPace USUAL =
      new OtlpPace(
          2_048,
          512,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));
}
