package dev.sage.simulator.internal.model;

/** How an answer ends. */
public enum Ending {
  /** The model had said all. */
  STOP,
  /** A stop sequence of the request came up. */
  STOP_SEQUENCE,
  /** The request's token limit was reached. */
  LENGTH,
  /** A tool is to be called. */
  TOOL_CALLS,
  /** The vendor reports an error after it has begun to answer. */
  ERROR,
  /** The body ends without a word. */
  CUT
}
