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
   * @param sink takes what was learned
   * @return whether there may be more
   */
  boolean pull(AttemptSink sink);

  /** {@return what is known of the exchange by now} */
  Exchange exchange();

  /**
   * Learns from the error that this attempt ended with, so that the same request, sent again now,
   * may be sent in another way that avoids it.
   *
   * @param error the error
   * @return whether it would be
   */
  default boolean adapt(LlmError error) {
    return false;
  }

  /** Frees the connection; it is reused where the response was read to its end. */
  @Override
  void close();
}
