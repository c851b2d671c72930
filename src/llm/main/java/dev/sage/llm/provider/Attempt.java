package dev.sage.llm.provider;

import dev.sage.llm.LlmError;

/**
 * One try to get an answer, as a source of events. Not thread-safe, but its {@link
 * dev.sage.llm.transport.AttemptGuard} may abort it from any thread.
 */
public interface Attempt extends AutoCloseable {

  /**
   * Goes one step: sends the request and waits for the headers, or waits for the next bytes, and
   * gives what it meant. The last step gives exactly one terminal event. A failure is an event,
   * never an exception.
   *
   * @return whether there may be more
   */
  boolean pull(AttemptSink sink);

  /** What is known of the exchange by now. */
  Exchange exchange();

  /**
   * Learns from the error that this attempt ended with: returns whether the same request, sent
   * again now, is sent in another way that avoids it.
   */
  default boolean adapt(LlmError error) {
    return false;
  }

  /** Frees the connection; it is reused where the response was read to its end. */
  @Override
  void close();
}
