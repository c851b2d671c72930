package dev.sage.llm.tool.loop;

import dev.sage.llm.telemetry.ToolRecord.Outcome;
import dev.sage.llm.tool.ToolException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a tool call ended with. Immutable.
 *
 * @param text for the model
 * @param code null where it went well
 */
record Answer(Outcome outcome, @Nullable String code, String text) {

  static Answer ok(String result) {
    return new Answer(Outcome.OK, null, result);
  }

  static Answer failed(String code, String message) {
    return error(Outcome.FAILED, code, message);
  }

  static Answer denied(String message) {
    return error(Outcome.DENIED, ToolException.PERMISSION, message);
  }

  static Answer timedOut(Duration limit) {
    return error(
        Outcome.TIMED_OUT,
        ToolException.TIMEOUT,
        "The tool gave no result within %d ms.".formatted(limit.toMillis()));
  }

  static Answer tooLarge(int limit) {
    return error(
        Outcome.TOO_LARGE,
        ToolException.QUOTA,
        "The result is larger than %d bytes. Ask for less of it.".formatted(limit));
  }

  static Answer notRun() {
    return error(
        Outcome.CANCELLED,
        ToolException.HALT,
        "The call ended before the tool did; its result is not known.");
  }

  static Answer invalid(CheckedCall call) {
    var fault = call.fault();
    return error(
        Outcome.INVALID,
        ToolException.VALIDATION,
        "%s. %s".formatted(fault == null ? "" : CheckedCall.json(fault), call.problem()));
  }

  boolean error() {
    return code != null;
  }

  private static Answer error(Outcome outcome, String code, String message) {
    return new Answer(outcome, code, code + ": " + message);
  }
}
