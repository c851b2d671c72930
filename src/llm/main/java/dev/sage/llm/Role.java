package dev.sage.llm;

/** Who speaks in a {@link Message}. */
public enum Role {
  /** Instructions of the program. */
  SYSTEM,
  /** What the person says. */
  USER,
  /** What the model said. */
  ASSISTANT,
  /** The result of a tool call, given back to the model. */
  TOOL
}
