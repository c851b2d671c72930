package dev.sage.console.streams;

/** Whether a call that was asked for is still to come. */
enum Coming {
  /** What is shown is what was asked for. */
  NOTHING,
  /** What was shown before it is still there. */
  SOON,
  /** Nothing is shown meanwhile. */
  LATE
}
