package dev.sage.llm.redaction;

import java.util.Locale;

/** Where a text goes. */
public enum Sink {
  /** Log files. */
  LOG,
  /** The database of calls. */
  STORE,
  /** Traces and metrics for a collector. */
  OTLP,
  /** Files that are handed to somebody: troubleshooting reports, recordings. */
  EXPORT,
  /** The clipboard. */
  CLIPBOARD;

  /** {@return its name in files and on the command line: {@code log}, {@code store} …} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
