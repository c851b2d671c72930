package dev.sage.workbench.timeline;

/** What makes a lane. */
public enum Grouping {
  PROVIDER,
  MODEL,
  RUN,
  /** The process that asked: one start of the console or of a command. */
  SESSION
}
