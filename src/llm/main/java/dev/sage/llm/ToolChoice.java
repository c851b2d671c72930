package dev.sage.llm;

/** Whether the model may, must or must not call a tool. Immutable, thread-safe. */
public sealed interface ToolChoice {

  /** The model decides; the provider's default. */
  ToolChoice AUTO = new Auto();

  /** No tool call. */
  ToolChoice NONE = new None();

  /** At least one tool call. */
  ToolChoice REQUIRED = new Required();

  /** The model decides. */
  record Auto() implements ToolChoice {}

  /** No tool call. */
  record None() implements ToolChoice {}

  /** At least one call of any tool. */
  record Required() implements ToolChoice {}

  /**
   * A call of this tool.
   *
   * @param toolName the tool
   */
  record Named(String toolName) implements ToolChoice {}
}
