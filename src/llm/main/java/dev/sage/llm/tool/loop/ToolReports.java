package dev.sage.llm.tool.loop;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.ToolRecord;
import dev.sage.llm.telemetry.ToolRecord.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the program and its taps how tool calls went. Thread-safe. */
final class ToolReports {

  private static final Logger LOG = LoggerFactory.getLogger(ToolReports.class);

  /** The longest name that a tool has; a model may write anything. */
  private static final int LONGEST_NAME = 64;

  private final List<StreamTap> taps;
  private final ToolSecrets secrets;

  ToolReports(List<StreamTap> taps, ToolSecrets secrets) {
    this.taps = taps;
    this.secrets = secrets;
  }

  /** A call that must not run. */
  StreamEvent.Warning invalid(CheckedCall checked) {
    var fault = checked.fault();
    return warning(
        "invalid_tool_call",
        "The call of %s did not run (%s). %s"
            .formatted(
                name(checked), fault == null ? "" : CheckedCall.json(fault), checked.problem()));
  }

  /** The events of a call that has its answer: a warning where it failed, the result. */
  List<StreamEvent> of(Round round, ToolRun run, Answer answer) {
    tell(
        new ToolRecord(
            round.requestId(),
            round.parentId(),
            run.callId(),
            run.checked().call().toolName(),
            run.started(),
            run.ended(),
            answer.outcome(),
            answer.code()));
    var events = new ArrayList<StreamEvent>(2);
    var name = name(run.checked());
    switch (answer.outcome()) {
      case FAILED, TOO_LARGE ->
          events.add(
              warning("tool_failed", "The tool %s failed. %s".formatted(name, answer.text())));
      case TIMED_OUT ->
          events.add(
              warning(
                  "tool_failed",
                  "The tool %s failed. %s If it needs longer, raise Tool.Builder.timeout (the tool timer)."
                      .formatted(name, answer.text())));
      case DENIED ->
          events.add(
              warning("tool_denied", "The tool %s did not run. %s".formatted(name, answer.text())));
      case OK, INVALID, CANCELLED -> {}
    }
    var text = answer.outcome() == Outcome.OK ? answer.text() : clean(answer.text());
    events.add(new StreamEvent.ToolResult(run.callId(), text, answer.error()));
    return events;
  }

  private StreamEvent.Warning warning(String code, String message) {
    return new StreamEvent.Warning(code, clean(message));
  }

  private String clean(String text) {
    return secrets.cleanMessage(text);
  }

  private static String name(CheckedCall checked) {
    var name = checked.call().toolName();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  @SuppressWarnings("CatchThrowable") // a missing class of a tap must not end a call
  private void tell(ToolRecord record) {
    for (var tap : taps) {
      try {
        tap.tool(record);
      } catch (Throwable thrown) {
        LOG.warn("A stream tap failed when it was told of a tool call", thrown);
      }
    }
  }
}
