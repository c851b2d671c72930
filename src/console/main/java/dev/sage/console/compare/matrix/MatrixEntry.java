package dev.sage.console.compare.matrix;

import dev.sage.console.compare.answer.AnswerState;
import dev.sage.console.compare.answer.AnswerStatus;
import dev.sage.llm.LlmError;
import dev.sage.llm.Timings;
import dev.sage.workbench.compare.AnswerDigest;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.store.StoredCall;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cell as the grid shows it: small, so that thousands cost nothing. Immutable.
 *
 * @param callId in the store; empty where there is no call
 * @param ending how its call stands, its checks aside
 * @param excerpt the first words of the answer, on one line
 * @param ttftMillis time to the first token, NaN where unknown
 * @param e2eMillis time to the end, NaN where unknown
 * @param cost in US dollars, or null
 * @param digest by which equal answers are known; empty where there is none
 */
record MatrixEntry(
    String callId,
    AnswerStatus status,
    AnswerState ending,
    String excerpt,
    double ttftMillis,
    double e2eMillis,
    @Nullable BigDecimal cost,
    Mark mark,
    String digest) {

  /** A cell of the plan that has no call. */
  static final MatrixEntry MISSING =
      new MatrixEntry(
          "",
          AnswerStatus.WAITING,
          AnswerState.WAITING,
          "",
          Double.NaN,
          Double.NaN,
          null,
          Mark.NONE,
          "");

  private static final double NANOS_PER_MILLI = 1e6;

  /** Of a cell that runs here. */
  static MatrixEntry of(Cell cell, @Nullable BigDecimal cost, Mark mark) {
    var state = cell.state();
    var status = AnswerStatus.of(state.status());
    var finish = state.finishReason();
    var error = state.error();
    return new MatrixEntry(
        cell.callId(),
        status,
        AnswerState.of(
            status,
            finish == null ? "" : finish.json(),
            error != null && error.kind() == LlmError.Kind.STREAM_TRUNCATED),
        cell.excerpt(),
        millis(state.timings().firstToken()),
        millis(state.timings().end()),
        cost,
        mark,
        cell.digest());
  }

  /** Of a call from the store. */
  static MatrixEntry of(StoredCall call, String text, @Nullable BigDecimal cost, Mark mark) {
    var status = AnswerStatus.of(call.status());
    var finish = call.finishReason();
    return new MatrixEntry(
        call.id(),
        status,
        AnswerState.of(
            status,
            finish == null ? "" : finish,
            LlmError.Kind.STREAM_TRUNCATED.json().equals(call.errorKind())),
        line(text),
        millis(call.timings().firstToken()),
        millis(call.timings().end()),
        cost,
        mark,
        status == AnswerStatus.COMPLETE ? AnswerDigest.of(text) : "");
  }

  private static String line(String text) {
    String start = text.substring(0, Math.min(text.length(), 320)).strip();
    String line = start.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), 160));
  }

  private static double millis(long nanos) {
    return nanos == Timings.UNKNOWN ? Double.NaN : nanos / NANOS_PER_MILLI;
  }

  /** How it stands: its call, and then its checks. */
  AnswerState state() {
    if (failed()) {
      return AnswerState.UNFIT;
    }
    return unchecked() ? AnswerState.UNCHECKED : ending;
  }

  /** Whether it has no call, and waits for none. */
  boolean missing() {
    return callId.isEmpty();
  }

  /** Whether it has no answer: never asked, interrupted, or not asked for the cap's sake. */
  boolean lacking() {
    return missing() || status == AnswerStatus.INTERRUPTED || status == AnswerStatus.NOT_RUN;
  }

  /** Whether its call is over and may have cost something: one that was never asked did not. */
  boolean charged() {
    return !missing() && status.over() && status != AnswerStatus.NOT_RUN;
  }

  /** Whether its call runs. */
  boolean running() {
    return status == AnswerStatus.ASKING || status == AnswerStatus.STREAMING;
  }

  boolean passed() {
    return status == AnswerStatus.COMPLETE && mark != Mark.FAILED && mark != Mark.UNKNOWN;
  }

  boolean failed() {
    return status == AnswerStatus.COMPLETE && mark == Mark.FAILED;
  }

  /** Whether an assertion could not be looked at: neither a pass nor a failure of the model. */
  boolean unchecked() {
    return status == AnswerStatus.COMPLETE && mark == Mark.UNKNOWN;
  }

  /** Whether its call ended otherwise than it should. */
  boolean error() {
    return switch (status) {
      case FAILED, CANCELLED, INTERRUPTED, NOT_RUN -> true;
      case WAITING, ASKING, STREAMING, COMPLETE -> false;
    };
  }
}
