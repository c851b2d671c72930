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

  /**
   * A tool call has its result; called by the thread that pulls the stream, in the order of the
   * calls of a round. Must not block.
   *
   * @param record how the tool call went
   */
  default void tool(ToolRecord record) {}
}
