package dev.sage.llm.tool;

import dev.sage.llm.transport.Cancellation;

/** One call of a tool, as its function sees it. Thread-safe. */
public interface ToolContext {

  /**
   * The id that pairs the call with its result.
   *
   * @return the id
   */
  String callId();

  /**
   * Our id of the round in which the model made the call; also in the MDC as {@code requestId}.
   *
   * @return the id
   */
  String requestId();

  /**
   * Cancelled when the stream is, and when the tool's time is over; the tool's thread is
   * interrupted too. Whatever the tool gives after that is dropped.
   *
   * @return what tells of it
   */
  Cancellation cancellation();

  /**
   * The template of this name with every {@code $ENV.NAME} replaced by that secret, which is read
   * now and not kept. In the tool's result and in its errors {@code [SECRET:NAME]} stands in its
   * place.
   *
   * @param template its name
   * @return the text with its secrets
   * @throws ToolException of code {@link ToolException#SECRET_NOT_FOUND} where a secret is not
   *     there, and of code {@link ToolException#VALIDATION} where the tool has no such template
   */
  String resolve(String template);
}
