package dev.sage.console.compare.matrix;

/** What is no longer as it was when a run was asked. */
public enum RunChange {
  /** Messages, tools, schema, parameters, or a value that stands in a message. */
  PROMPT,
  /** Whom it asks, or what a column has of its own. */
  COLUMNS,
  INPUTS,
  REPETITIONS,
  CHECKS
}
