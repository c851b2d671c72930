package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Asks one cell and takes what comes. Thread-safe. */
final class CellCall {

  private static final Logger LOG = LoggerFactory.getLogger(CellCall.class);

  private final BiFunction<Cell, ChatRequest, ChatStream> client;
  private final CellListener listener;

  CellCall(BiFunction<Cell, ChatRequest, ChatStream> client, CellListener listener) {
    this.client = client;
    this.listener = listener;
  }

  /** Returns when the cell is over. */
  void ask(Cell cell) {
    if (cell.cancelReason() != null) {
      cancelled(cell);
      return;
    }
    cell.buffer().asked(System.nanoTime());
    tell(cell);
    try (var stream = client.apply(cell, cell.request())) {
      cell.opened(stream);
      for (StreamEvent event : stream.events()) {
        deliver(cell, event);
      }
    } catch (LlmException e) {
      deliver(cell, new StreamEvent.Failure(e.error()));
    } catch (RuntimeException e) {
      try (var _ = MDC.putCloseable("requestId", cell.callId())) {
        LOG.error("A call of a comparison ended unexpectedly", e);
      }
      deliver(
          cell,
          failure(
              cell,
              LlmError.Kind.BAD_RESPONSE,
              "The call ended by an error in Sage itself ("
                  + e.getClass().getSimpleName()
                  + "); the log has the details."));
    }
  }

  /** Ends a cell that was never asked, because somebody stopped it. */
  void cancelled(Cell cell) {
    deliver(
        cell, failure(cell, LlmError.Kind.CANCELLED, "Cancelled: " + cell.cancelReason() + "."));
  }

  /** Ends a cell that is not asked because the money is spent. */
  void notRun(Cell cell) {
    cell.buffer().notRun();
    tell(cell);
  }

  private static StreamEvent failure(Cell cell, LlmError.Kind kind, String message) {
    return new StreamEvent.Failure(
        error(cell, kind, message).withPartialText(cell.answer().text()));
  }

  private static LlmError error(Cell cell, LlmError.Kind kind, String message) {
    try {
      var request = cell.target().request(cell.row());
      return LlmError.of(kind, request.provider(), request.modelName(), message);
    } catch (RuntimeException e) {
      // The request itself can't be made: the column is all that is known.
      return LlmError.of(kind, "", cell.target().label(), message);
    }
  }

  private void deliver(Cell cell, StreamEvent event) {
    cell.buffer().add(event, System.nanoTime());
    tell(cell);
  }

  /** A listener that throws must not end a stream. */
  private void tell(Cell cell) {
    try {
      listener.changed(cell);
    } catch (RuntimeException e) {
      try (var _ = MDC.putCloseable("requestId", cell.callId())) {
        LOG.warn("A listener of a comparison failed", e);
      }
    }
  }
}
