package dev.sage.llm.tool;

/** What a tool does. Thread-safe: parallel calls run at the same time. */
@FunctionalInterface
public interface ToolFunction {

  /**
   * Runs on a virtual thread of its own. An exception is no failure of the stream: the model gets
   * its message as the call's result, and may try something else; {@link ToolException} has a code
   * too.
   *
   * @param arguments what the model gave; they fit the tool's schema
   * @param context of this call
   * @return text for the model: JSON, or whatever it reads well
   * @throws Exception where it failed
   */
  String run(ToolArguments arguments, ToolContext context) throws Exception;
}
