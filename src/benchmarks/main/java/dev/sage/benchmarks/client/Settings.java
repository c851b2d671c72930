package dev.sage.benchmarks.client;

import java.time.Duration;

/**
 * How long each measurement takes. Immutable, thread-safe.
 *
 * @param warmUp processor time of streaming before anything is counted
 * @param throughput streaming that is counted
 * @param callWarmUp requests before the first tokens are timed
 * @param firstTokens how many warm requests are timed to their first token
 * @param streams how many streams run at once, paced
 * @param rate events a second of each of them
 * @param paced how long they are watched
 * @param keptEvents events of the one stream after which the heap is looked at; a tenth of them is
 *     streamed several times to compare with
 * @param coldStarts how many cold processes are timed to their first token
 */
public record Settings(
    Duration warmUp,
    Duration throughput,
    int callWarmUp,
    int firstTokens,
    int streams,
    int rate,
    Duration paced,
    int keptEvents,
    int coldStarts) {

  /** For figures that are written down. */
  public static final Settings FULL =
      new Settings(
          Duration.ofSeconds(6),
          Duration.ofSeconds(4),
          1500,
          300,
          200,
          50,
          Duration.ofSeconds(5),
          1_000_000,
          5);

  /** For a look: one round in two minutes. */
  public static final Settings QUICK =
      new Settings(
          Duration.ofSeconds(3),
          Duration.ofMillis(1500),
          300,
          100,
          200,
          50,
          Duration.ofSeconds(2),
          100_000,
          3);

  /** So many streams of a tenth of the events are compared with the long one. */
  static final int TENTHS = 10;

  /** The calls before and within the early timing of first tokens. */
  static final int EARLY_CALLS = 20;

  static final int EARLY_FIRST_TOKENS = 50;

  /** The events of one request of the throughput measurement. */
  static final int REQUEST_EVENTS = 50_000;
}
