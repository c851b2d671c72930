package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A side-by-side run: all targets at once, each on a virtual thread of its own, the repetitions of
 * one target one after the other. Thread-safe.
 */
public final class Comparison implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

  private final String runId = Ids.next();
  private final CompareRequest request;
  private final Function<ChatRequest, ChatStream> client;
  private final CellListener listener;
  private final List<List<Cell>> columns;
  private final CountDownLatch running;

  private Comparison(
      Function<ChatRequest, ChatStream> client, CompareRequest request, CellListener listener) {
    this.client = client;
    this.request = request;
    this.listener = listener;
    this.columns = columns(request);
    this.running = new CountDownLatch(columns.size());
  }

  /**
   * A comparison that has its cells but has not begun.
   *
   * @param client opens the streams: {@code llm::stream}
   * @param listener told of everything that comes
   */
  public static Comparison prepare(
      Function<ChatRequest, ChatStream> client, CompareRequest request, CellListener listener) {
    return new Comparison(client, request, listener);
  }

  /** Begins; returns at once. To be called once. */
  public Comparison start() {
    for (int column = 0; column < columns.size(); column++) {
      var cells = columns.get(column);
      Thread.ofVirtual().name("compare-" + column).start(() -> runColumn(cells));
    }
    return this;
  }

  private static List<List<Cell>> columns(CompareRequest request) {
    var columns = new ArrayList<List<Cell>>();
    for (int column = 0; column < request.targets().size(); column++) {
      var cells = new ArrayList<Cell>();
      for (int repetition = 1; repetition <= request.repetitions(); repetition++) {
        cells.add(new Cell(column, repetition, Ids.next(), request.targets().get(column)));
      }
      columns.add(List.copyOf(cells));
    }
    return List.copyOf(columns);
  }

  private void runColumn(List<Cell> cells) {
    try {
      cells.forEach(this::runCell);
    } finally {
      running.countDown();
    }
  }

  private void runCell(Cell cell) {
    String cancelled = cell.cancelReason();
    if (cancelled != null) {
      deliver(cell, failure(cell, LlmError.Kind.CANCELLED, "Cancelled: " + cancelled + "."));
      return;
    }
    cell.buffer().asked(System.nanoTime());
    tell(cell);
    try (var stream = client.apply(cell.request())) {
      cell.opened(stream);
      for (StreamEvent event : stream.events()) {
        deliver(cell, event);
      }
    } catch (LlmException e) {
      deliver(cell, new StreamEvent.Failure(e.error()));
    } catch (RuntimeException e) {
      LOG.error("A call of a comparison ended unexpectedly", e);
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

  private static StreamEvent failure(Cell cell, LlmError.Kind kind, String message) {
    var request = cell.target().request();
    return new StreamEvent.Failure(
        LlmError.of(kind, request.provider(), request.modelName(), message)
            .withPartialText(cell.answer().text()));
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
      LOG.warn("A listener of a comparison failed", e);
    }
  }

  /** The id that the store groups the calls by. */
  public String runId() {
    return runId;
  }

  public CompareRequest request() {
    return request;
  }

  /** All cells, column by column. */
  public List<Cell> cells() {
    return columns.stream().flatMap(List::stream).toList();
  }

  /** One target's cells, in order of repetition. */
  public List<Cell> column(int column) {
    return columns.get(column);
  }

  /** Ends every cell that is not over. */
  public void cancel(String reason) {
    cells().forEach(cell -> cell.cancel(reason));
  }

  /** Whether nothing runs any more. */
  public boolean over() {
    return running.getCount() == 0;
  }

  /** Waits until every cell is over. */
  public void await() throws InterruptedException {
    running.await();
  }

  /** Cancels what still runs. */
  @Override
  public void close() {
    cancel("closed");
  }
}
