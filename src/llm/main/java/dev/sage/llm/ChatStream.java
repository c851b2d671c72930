package dev.sage.llm;

import java.util.Iterator;

/**
 * The answer as it arrives. Single use: one of the ways below, once. Pulled on the caller's thread,
 * so back pressure is the socket's; {@link #close} and {@link #cancel} may come from any thread,
 * the rest from one.
 */
public interface ChatStream extends Iterable<StreamEvent>, AutoCloseable {

  /** {@return our id of the call} */
  String requestId();

  /**
   * The events; where the call failed {@link Iterator#next} throws {@link LlmException} with the
   * partial text instead of giving a {@link StreamEvent.Failure}, so that a loop cannot overlook
   * it.
   */
  @Override
  Iterator<StreamEvent> iterator();

  /**
   * {@return the events as data: never throws, and the last one is {@link StreamEvent.End} or
   * {@link StreamEvent.Failure}}
   */
  Iterable<StreamEvent> events();

  /**
   * Drains the stream.
   *
   * @return the whole answer
   * @throws LlmException where the call failed
   */
  ChatResponse response();

  /**
   * Drains the stream, for those who want nothing but text.
   *
   * @return the answer's text
   * @throws LlmException where the call failed
   */
  String text();

  /**
   * Ends the call: the socket is closed within 100 ms, the stream's last event is a {@link
   * StreamEvent.Failure} of kind cancelled that carries this reason.
   *
   * @param reason in words, for the person who reads the record: "stopped by you"
   */
  void cancel(String reason);

  /** Ends the call if it is still running; does nothing after its end. */
  @Override
  void close();
}
