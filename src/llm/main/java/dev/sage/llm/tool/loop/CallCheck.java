package dev.sage.llm.tool.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.tool.ToolArguments;
import dev.sage.llm.tool.ToolException;
import dev.sage.llm.tool.ToolSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at the tool calls of one round before anything runs. Not thread-safe. */
final class CallCheck {

  /** A model that leaves out ten things does not need to read of all. */
  private static final int MOST_VIOLATIONS = 5;

  static final String TRUNCATED =
      "The answer was cut off by the token limit, so the call may not be whole.";

  private final ToolSet tools;
  private final Set<String> ids = new HashSet<>();

  CallCheck(ToolSet tools) {
    this.tools = tools;
  }

  CheckedCall check(StreamEvent.ToolCall call) {
    var tool = tools.find(call.toolName()).orElse(null);
    boolean repeated = !ids.add(call.callId());
    var checked = new CheckedCall(call, tool, null, "");
    if (call.fault() != null) {
      return checked.refused(call.fault(), words(call.fault(), call));
    }
    if (repeated) {
      return checked.refused(ToolFault.DUPLICATE_ID, words(ToolFault.DUPLICATE_ID, call));
    }
    ToolArguments arguments;
    try {
      arguments = ToolArguments.of(call.arguments());
    } catch (ToolException _) {
      return checked.refused(ToolFault.MALFORMED_JSON, words(ToolFault.MALFORMED_JSON, call));
    }
    if (tool == null) {
      return checked.refused(ToolFault.UNKNOWN_TOOL, tools.unknown(call.toolName()));
    }
    var violations = tool.violations(arguments);
    return violations.isEmpty()
        ? new CheckedCall(call, tool, arguments, "")
        : checked.refused(ToolFault.SCHEMA_VIOLATION, sentence(violations));
  }

  private static String words(ToolFault fault, StreamEvent.ToolCall call) {
    return switch (fault) {
      case MALFORMED_JSON -> "The arguments are no JSON object: " + syntax(call.arguments()) + ".";
      case DUPLICATE_ID ->
          "Two calls have this id, so their results could not be told apart; none of them ran.";
      case TRUNCATED_BY_LENGTH -> TRUNCATED;
      case UNKNOWN_TOOL, SCHEMA_VIOLATION -> "The call is not allowed.";
    };
  }

  /** What is wrong first, and where. */
  private static String syntax(String arguments) {
    byte[] bytes = arguments.getBytes(UTF_8);
    var scanner = new JsonScanner();
    try {
      scanner.reset(bytes, 0, bytes.length);
      scanner.skip();
      scanner.finish();
    } catch (JsonSyntaxException wrong) {
      return wrong.what() + " at byte " + wrong.offset();
    }
    try {
      Json.strict(bytes);
      return "a value of another kind";
    } catch (JsonSyntaxException wrong) {
      return wrong.what();
    }
  }

  private static String sentence(List<String> violations) {
    int shown = Math.min(violations.size(), MOST_VIOLATIONS);
    int more = violations.size() - shown;
    return String.join("; ", violations.subList(0, shown))
        + (more == 0 ? "." : "; and %d more.".formatted(more));
  }
}
