package dev.sage.console.streams.reading;

import dev.sage.console.text.Format;

/**
 * What a server says of its own work. Immutable, thread-safe.
 *
 * @param name which figure
 * @param value nanoseconds; tokens a second for {@link Name#SPEED}
 * @param field where the server says it, in its own words: {@code eval_duration}
 */
public record ServerFigure(Name name, double value, String field) {
  private static final double NANOS_A_MILLI = 1e6;

  /** As it is shown. */
  public String text() {
    return name == Name.SPEED
        ? Format.tokensPerSecond(value)
        : Format.millis(value / NANOS_A_MILLI);
  }

  /** The figures, in the order in which things happen. */
  public enum Name {
    /** What its headers say: until the answer began. */
    PROCESSING,
    /** Waiting for a place. */
    QUEUE,
    /** Loading the model. */
    LOAD,
    /** Reading the prompt. */
    PROMPT,
    /** Making output. */
    OUTPUT,
    /** In all. */
    TOTAL,
    /** Output tokens a second. */
    SPEED
  }
}
