package dev.sage.workbench.compare;

import dev.sage.workbench.compare.RunOptions.Order;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which cell is asked next. Thread-safe. A thread exists only for a call that runs: however many
 * cells wait, they cost no more than their place in line.
 */
final class CellQueue {

  private final Spending spending;
  private final CellCall call;
  private final List<ArrayDeque<Cell>> waiting = new ArrayList<>();
  private final int[] running;
  private RunOptions options;
  private boolean paused;

  /** Cells out of line that have not been told yet that they end. */
  private int ending;

  CellQueue(int columns, RunOptions options, Pricing pricing, CellCall call) {
    this.options = options;
    this.spending = new Spending(options.cap(), pricing);
    this.call = call;
    this.running = new int[columns];
    for (int column = 0; column < columns; column++) {
      waiting.add(new ArrayDeque<>());
    }
  }

  void add(List<Cell> cells) {
    synchronized (this) {
      cells.forEach(cell -> waiting.get(cell.column()).add(cell));
    }
    dispatch();
  }

  /** From the next cell on. */
  synchronized void goOn(RunOptions next) {
    options = next;
    spending.cap(next.cap());
  }

  void pause() {
    synchronized (this) {
      paused = true;
    }
  }

  void resume() {
    synchronized (this) {
      paused = false;
    }
    dispatch();
  }

  synchronized boolean paused() {
    return paused;
  }

  /** Ends a cell that waits; one that is about to be asked ends itself. */
  void drop(Cell cell) {
    synchronized (this) {
      if (!waiting.get(cell.column()).remove(cell)) {
        return;
      }
      ending++;
    }
    tell(List.of(cell), call::cancelled);
  }

  /** Ends everything that waits. */
  void clear(String reason) {
    List<Cell> out;
    synchronized (this) {
      out = takeAll();
      paused = false;
    }
    out.forEach(cell -> cell.cancelled(reason));
    tell(out, call::cancelled);
  }

  /** Takes everything out of line; the run is not over before each has been told. */
  private List<Cell> takeAll() {
    var out = new ArrayList<Cell>();
    for (var column : waiting) {
      out.addAll(column);
      column.clear();
    }
    ending += out.size();
    return out;
  }

  private void tell(List<Cell> ended, Consumer<Cell> how) {
    ended.forEach(how);
    synchronized (this) {
      ending -= ended.size();
    }
    settled();
  }

  /** Begins what may run now. */
  private void dispatch() {
    List<Cell> begun;
    List<Cell> unaffordable = List.of();
    synchronized (this) {
      begun = next();
      if (begun.isEmpty() && !paused && calls() == 0) {
        // Nothing runs that could turn out cheaper than it was thought: the rest is not asked.
        unaffordable = takeAll();
      }
    }
    for (Cell cell : begun) {
      Thread.ofVirtual().name("compare-" + cell.column()).start(() -> run(cell));
    }
    tell(unaffordable, call::notRun);
  }

  private List<Cell> next() {
    var begun = new ArrayList<Cell>();
    if (paused) {
      return begun;
    }
    for (int column = 0; column < running.length; column++) {
      var line = waiting.get(column);
      while (running[column] < options.parallel()) {
        Cell first = line.peek();
        if (first == null || !spending.admits(first)) {
          break;
        }
        line.remove();
        running[column]++;
        begun.add(first);
      }
      if (options.order() == Order.QUEUE && (running[column] > 0 || !line.isEmpty())) {
        break;
      }
    }
    return begun;
  }

  private void run(Cell cell) {
    try {
      call.ask(cell);
    } finally {
      try {
        settle(cell);
      } finally {
        // Whoever waits for the run is told, whatever went wrong with one cell.
        dispatch();
      }
    }
  }

  private synchronized void settle(Cell cell) {
    running[cell.column()]--;
    spending.settle(cell);
  }

  private int calls() {
    int calls = 0;
    for (int column : running) {
      calls += column;
    }
    return calls;
  }

  private synchronized void settled() {
    if (over()) {
      notifyAll();
    }
  }

  synchronized boolean over() {
    return calls() == 0 && ending == 0 && waiting.stream().allMatch(ArrayDeque::isEmpty);
  }

  synchronized BigDecimal spent() {
    return spending.spent();
  }

  synchronized void await() throws InterruptedException {
    while (!over()) {
      wait();
    }
  }
}
