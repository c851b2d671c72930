package dev.sage.workbench.log;

/** What a line of a log file is. */
public enum LogFormat {
  /** For people: time, level, thread, logger, ids, message. */
  TEXT,
  /** For machines: one JSON object a line. */
  JSON
}
