package dev.sage.workbench.store;

import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.TappedFrame;
import java.util.concurrent.CountDownLatch;

/** What the writer is asked to do, in order. */
sealed interface Entry {

  /** A call that begins, goes on or ends. */
  sealed interface OfCall extends Entry {
    OpenCall call();
  }

  record Begin(OpenCall call) implements OfCall {}

  record Attempt(OpenCall call, AttemptRecord attempt) implements OfCall {}

  record Frame(OpenCall call, TappedFrame frame) implements OfCall {}

  record End(OpenCall call, CallRecord record) implements OfCall {}

  /** A call may come soon. */
  record Expect() implements Entry {}

  /** Everything before this is on disk when the latch opens. */
  record Flush(CountDownLatch done) implements Entry {}
}
