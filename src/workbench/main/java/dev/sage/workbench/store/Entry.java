package dev.sage.workbench.store;

import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.TappedFrame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** What the writer is asked to do, in order. */
sealed interface Entry {

  /** What an entry weighs in the mailbox beside its bytes. */
  long BYTES = 200;

  /** About how much memory it takes. */
  default long weight() {
    return BYTES;
  }

  /** A call that begins, goes on or ends. */
  sealed interface OfCall extends Entry {
    OpenCall call();
  }

  record Begin(OpenCall call) implements OfCall {}

  record Attempt(OpenCall call, AttemptRecord attempt) implements OfCall {}

  record Frame(OpenCall call, TappedFrame frame) implements OfCall {
    @Override
    public long weight() {
      return BYTES + frame.bytes().length;
    }
  }

  record End(OpenCall call, CallRecord record) implements OfCall {}

  /** Something that is no call: a run that begins, a rating. */
  record Change(Statement statement) implements Entry {}

  /** Writes in the transaction that is open; all of it or nothing. */
  @FunctionalInterface
  interface Statement {
    void run(Connection connection, Clean clean) throws SQLException;

    /** Whether somebody waits for it, who is told at once where nothing can be written. */
    default boolean awaited() {
      return false;
    }

    /** The transaction in which it was run, or was to be, is undone as a whole. */
    default void undone(Exception reason) {}

    /**
     * Takes what went wrong with it: then only this is left out, and the rest of the transaction
     * goes on. Else the whole is undone, and tried again with the next.
     *
     * @return whether it was taken
     */
    default boolean failed(Exception failure) {
      return !(failure instanceof SQLException e && Sql.ofTheFile(e));
    }
  }

  /** A call may come soon. */
  record Expect() implements Entry {}

  /** Calls may be there of which not everything was found out. */
  record CatchUp() implements Entry {}

  /** Something may be too old or too much. */
  record Sweep() implements Entry {}

  /** What was deleted must not stay in the log. */
  record EmptyLog() implements Entry {}

  /** Everything before this is on disk when the latch opens. */
  record Flush(CountDownLatch done) implements Entry {}
}
