package dev.sage.llm.tool.loop;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.tool.Tool;
import dev.sage.llm.tool.ToolArguments;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tool call of the model and what is wrong with it. Immutable.
 *
 * @param tool null where there is none of its name
 * @param arguments null where they can't be read
 * @param problem where and what, as a sentence; empty where it is sound
 */
record CheckedCall(
    StreamEvent.ToolCall call,
    @Nullable Tool tool,
    @Nullable ToolArguments arguments,
    String problem) {

  String id() {
    return call.callId();
  }

  @Nullable ToolFault fault() {
    return call.fault();
  }

  /** The same call, which must not run. */
  CheckedCall refused(ToolFault fault, String why) {
    var refused =
        new StreamEvent.ToolCall(
            call.index(), call.callId(), call.toolName(), call.arguments(), fault);
    return new CheckedCall(refused, tool, arguments, why);
  }

  /** The fault's name in JSON: {@code schema_violation}. */
  static String json(ToolFault fault) {
    return fault.name().toLowerCase(Locale.ROOT);
  }
}
