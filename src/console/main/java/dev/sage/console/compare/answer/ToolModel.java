package dev.sage.console.compare.answer;

import dev.sage.llm.StreamEvent;
import org.jspecify.annotations.Nullable;

/** A tool call as it builds. FX thread only. */
public final class ToolModel {

  /** Whether its arguments may be used. */
  public enum State {
    /** They still grow. */
    BUILDING,
    /** They are a JSON object that fits. */
    VALID,
    /** They must not be used. */
    INVALID,
    /** The stream ended before they were whole. */
    UNFINISHED
  }

  private final StringBuilder arguments = new StringBuilder();
  private String name = "";
  private State state = State.BUILDING;
  private StreamEvent.@Nullable ToolFault fault;

  public void add(StreamEvent.ToolCallDelta piece) {
    if (piece.toolName() != null) {
      name = piece.toolName();
    }
    arguments.append(piece.arguments());
  }

  public void whole(StreamEvent.ToolCall call) {
    name = call.toolName();
    fault = call.fault();
    state = call.fault() == null ? State.VALID : State.INVALID;
    if (!arguments.toString().contentEquals(call.arguments())
        && (arguments.isEmpty() || call.fault() == null)) {
      arguments.setLength(0);
      arguments.append(call.arguments());
    }
  }

  /** The call is over; arguments that are not whole never will be. */
  public void over() {
    if (state == State.BUILDING) {
      state = State.UNFINISHED;
    }
  }

  public String name() {
    return name;
  }

  public State state() {
    return state;
  }

  /** Why the arguments must not be used, where the library says. */
  public StreamEvent.@Nullable ToolFault fault() {
    return fault;
  }

  /** The arguments so far, as the model wrote them. */
  public CharSequence arguments() {
    return arguments;
  }
}
