package dev.sage.llm.policy;

import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.TappedFrame;
import java.util.List;

/** Keeps the attempts of a call. */
record LastCall(List<AttemptRecord> attempts) implements CallTap {

  @Override
  public void frame(TappedFrame frame) {}

  @Override
  public void end(CallRecord record) {
    attempts.addAll(record.attempts());
  }
}
