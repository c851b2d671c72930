package dev.sage.llm.telemetry;

/** Watches calls. Thread-safe. Whatever it throws is logged and never breaks a call. */
@FunctionalInterface
public interface StreamTap {

  /**
   * A call begins; returns what watches it.
   *
   * @param start how it begins
   * @return what watches it
   */
  CallTap open(CallStart start);
}
