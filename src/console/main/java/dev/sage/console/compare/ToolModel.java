package dev.sage.console.compare;

import dev.sage.llm.StreamEvent;
import org.jspecify.annotations.Nullable;

/** A tool call as it builds. FX thread only. */
final class ToolModel {

  /** Whether its arguments may be used. */
  enum State {
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

  void add(StreamEvent.ToolCallDelta piece) {
    if (piece.toolName() != null) {
      name = piece.toolName();
    }
    arguments.append(piece.arguments());
  }

  void whole(StreamEvent.ToolCall call) {
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
  void over() {
    if (state == State.BUILDING) {
      state = State.UNFINISHED;
    }
  }

  String name() {
    return name;
  }

  State state() {
    return state;
  }

  /** Why the arguments must not be used, where the library says. */
  StreamEvent.@Nullable ToolFault fault() {
    return fault;
  }

  /** The arguments so far, as the model wrote them. */
  CharSequence arguments() {
    return arguments;
  }
}
