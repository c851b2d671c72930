package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.workbench.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A side-by-side run: columns × input rows × repetitions, several calls at once, each on a virtual
 * thread of its own while it runs. Thread-safe.
 */
public final class Comparison implements AutoCloseable {

  private final CompareRequest request;
  private final Matrix matrix;
  private final CellListener listener;
  private final CellCall call;
  private final CellQueue queue;

  /** The latest at each address; null where this run has not been told to ask. */
  private final @Nullable Cell[] cells;

  private volatile int shown;

  private Comparison(
      BiFunction<Cell, ChatRequest, ChatStream> client,
      CompareRequest request,
      Pricing pricing,
      CellListener listener) {
    this.request = request;
    this.matrix = request.matrix();
    this.listener = listener;
    this.call = new CellCall(client, this::changed);
    this.queue = new CellQueue(request.targets().size(), request.options(), pricing, call);
    this.cells = new Cell[(int) matrix.size()];
  }

  /**
   * A comparison that has its cells but has not begun.
   *
   * @param client opens the streams: {@code llm::stream}
   * @param listener told of everything that comes
   */
  public static Comparison prepare(
      Function<ChatRequest, ChatStream> client, CompareRequest request, CellListener listener) {
    return prepare((cell, asked) -> client.apply(asked), request, Pricing.UNKNOWN, listener);
  }

  /**
   * The same where the client wants to know the cell, and with what holds it to a cap.
   *
   * @param client opens the streams
   */
  public static Comparison prepare(
      BiFunction<Cell, ChatRequest, ChatStream> client,
      CompareRequest request,
      Pricing pricing,
      CellListener listener) {
    return new Comparison(client, request, pricing, listener);
  }

  /** Asks every cell; returns at once. To be called once. */
  public Comparison start() {
    ask(matrix.addresses().toList());
    return this;
  }

  /** Asks these cells, again where they were asked before; one that runs or waits is left. */
  public List<Cell> ask(List<CellAddress> addresses) {
    var asked = new ArrayList<Cell>();
    synchronized (cells) {
      for (CellAddress address : addresses) {
        int index = matrix.index(address);
        Cell known = cells[index];
        if (known == null || known.status().over()) {
          var target = request.targets().get(address.column());
          Cell next = new Cell(address, Ids.next(), target, queue);
          cells[index] = next;
          asked.add(next);
        }
      }
    }
    queue.add(asked);
    return asked;
  }

  /**
   * The same where the run goes on otherwise than before: a cap that was raised lets more be asked,
   * and what was spent still counts. Which texts stay in memory does not change.
   */
  public List<Cell> ask(List<CellAddress> addresses, RunOptions options) {
    queue.goOn(options);
    return ask(addresses);
  }

  /** Asks nothing more for now; what runs goes on. */
  public void pause() {
    queue.pause();
  }

  /** Goes on after {@link #pause}. */
  public void resume() {
    queue.resume();
  }

  /** Whether it pauses. */
  public boolean paused() {
    return queue.paused();
  }

  /**
   * Says which input row is looked at: with {@link RunOptions#keepTexts} off, only its answers stay
   * in memory when they are over.
   */
  public void show(int row) {
    int before = shown;
    shown = row;
    if (!request.options().keepTexts() && before != row) {
      cells(cell -> cell.row() == before && cell.status().over()).forEach(Cell::release);
    }
  }

  private void changed(Cell cell) {
    try {
      listener.changed(cell);
    } finally {
      if (!request.options().keepTexts() && cell.row() != shown && cell.status().over()) {
        cell.release();
      }
    }
  }

  /** The id that the store groups the calls by. */
  public String runId() {
    return request.runId();
  }

  /** What it began with. */
  public CompareRequest request() {
    return request;
  }

  /** All cells that were asked or wait, column by column. */
  public List<Cell> cells() {
    return cells(cell -> true);
  }

  private List<Cell> cells(Predicate<Cell> which) {
    synchronized (cells) {
      return Arrays.stream(cells).filter(Objects::nonNull).filter(which).toList();
    }
  }

  /** The latest cell at an address; empty where this run has not been told to ask it. */
  public Optional<Cell> cell(CellAddress address) {
    synchronized (cells) {
      return Optional.ofNullable(cells[matrix.index(address)]);
    }
  }

  /** One target's cells, row by row. */
  public List<Cell> column(int column) {
    return cells(cell -> cell.column() == column);
  }

  /** What has been spent, as far as prices are known. */
  public BigDecimal spent() {
    return queue.spent();
  }

  /** Ends every cell that is not over. */
  public void cancel(String reason) {
    queue.clear(reason);
    cells(cell -> !cell.status().over()).forEach(cell -> cell.cancel(reason));
  }

  /** Whether nothing runs or waits any more. */
  public boolean over() {
    return queue.over();
  }

  /** Waits until every cell is over. */
  public void await() throws InterruptedException {
    queue.await();
  }

  /** Cancels what still runs. */
  @Override
  public void close() {
    cancel("closed");
  }
}
