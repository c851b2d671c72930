package dev.sage.llm.call;

import dev.sage.llm.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LiveStream} pulls: one call, or the rounds of a call with tools. Not thread-safe,
 * but {@link #cancel} may come from any thread.
 */
public interface EventSource {

  /** The next event that is ready without waiting; null where there is none. */
  @Nullable StreamEvent poll();

  /** Whether the terminal event has been given. */
  boolean over();

  /** Goes one step, which may give events. */
  void advance();

  /** Cancels; frees what a step may wait for. The first reason stays. */
  void cancel(String reason);

  /**
   * Ends a call that nobody pulls any more; returns its terminal event, or null where it is over
   * already.
   */
  @Nullable StreamEvent abandon();
}
