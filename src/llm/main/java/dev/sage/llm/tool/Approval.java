package dev.sage.llm.tool;

/**
 * Decides whether a call of a tool with {@link ToolPermission#CONFIRM} runs. Thread-safe where the
 * program has several streams.
 */
@FunctionalInterface
public interface Approval {

  /**
   * Whether it may run. Called on a virtual thread of its own, one call of a stream after the other
   * in the order in which the model made them; may take its time to ask a person, the tool's timer
   * does not run yet. Cancelling the stream interrupts the thread. An exception means no.
   *
   * @param tool what would run
   * @param arguments what the model gave it; they fit the tool's schema
   * @return whether it may run
   * @throws Exception where it failed
   */
  boolean approve(Tool tool, ToolArguments arguments) throws Exception;
}
