package dev.sage.llm.provider;

import dev.sage.llm.StreamEvent;

/**
 * Takes what a decoder makes of the bytes. Not thread-safe.
 *
 * <p>Times are not the decoder's business: it gives {@code Started} and {@code End} with what the
 * body said, and the call fills in HTTP facts, ids and timings.
 */
public interface EventSink {

  /** What the body said of itself, as soon as it is known; may be called more than once. */
  void identity(
      @org.jspecify.annotations.Nullable String responseId,
      @org.jspecify.annotations.Nullable String model);

  /** The next event. */
  void event(StreamEvent event);
}
