package dev.sage.workbench.store;

import dev.sage.llm.telemetry.CleanFrame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: takes what has come, writes it in one transaction, tells the
 * listeners. Thread-safe.
 *
 * <p>Where a transaction fails (disk full, lock held for too long) the calls go on: what could not
 * be written is kept, within bounds, and tried again with the next; the person is told once.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** Half of the 100 ms that a crash may cost: the other half is for the transaction itself. */
  private static final long LINGER_NANOS = Mailbox.millis(50);

  private static final long QUEUE_BYTES = 32L << 20;
  private static final long EAGER_BYTES = 1L << 20;

  /** What is kept of frames that could not be written. */
  private static final long KEPT_BYTES = 64L << 20;

  /** What an entry weighs beside its bytes. */
  private static final long ENTRY_BYTES = 200;

  private final Connection connection;
  private final CallRows rows;
  private final Consumer<String> problems;
  private final Mailbox<Entry> mailbox = new Mailbox<>(QUEUE_BYTES, EAGER_BYTES);
  private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<OpenCall> unsettled = new LinkedHashSet<>();
  private final AtomicBoolean expecting = new AtomicBoolean();
  private final Thread thread;
  private boolean failing;

  Writer(Connection connection, CallRows rows, Consumer<String> problems) {
    this.connection = connection;
    this.rows = rows;
    this.problems = problems;
    this.thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** What everything passes that is written. */
  Clean clean() {
    return rows.clean();
  }

  void add(Entry entry) {
    long weight =
        ENTRY_BYTES + (entry instanceof Entry.Frame frame ? frame.frame().bytes().length : 0);
    mailbox.put(entry, weight, entry instanceof Entry.Flush);
  }

  /** Gets ready for calls, once, in the background. */
  void expectCalls() {
    if (expecting.compareAndSet(false, true)) {
      mailbox.put(new Entry.Expect(), ENTRY_BYTES, true);
    }
  }

  private void warmUp() {
    try {
      WarmUp.run(rows.clean());
    } catch (SQLException e) {
      // The first call only waits a little longer for its place on disk.
      LOG.debug("The writer could not be warmed up: {}", Sql.reason(e));
    }
  }

  /** Waits until everything added so far is on disk. */
  void flush() throws InterruptedException {
    var done = new CountDownLatch(1);
    if (mailbox.put(new Entry.Flush(done), ENTRY_BYTES, true)) {
      done.await();
    }
  }

  void addListener(StoreListener listener) {
    listeners.add(listener);
  }

  void removeListener(StoreListener listener) {
    listeners.remove(listener);
  }

  private void run() {
    try {
      for (var batch = mailbox.take(LINGER_NANOS);
          !batch.isEmpty();
          batch = mailbox.take(LINGER_NANOS)) {
        write(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Entry> batch) {
    for (Entry entry : batch) {
      apply(entry);
    }
    try {
      commit();
    } catch (RuntimeException e) {
      // A bug must not end the thread that everything waits for.
      LOG.error("A batch of calls could not be stored", e);
      unsettled.forEach(OpenCall::settled);
      unsettled.clear();
    }
    for (Entry entry : batch) {
      if (entry instanceof Entry.Flush flush) {
        flush.done().countDown();
      }
    }
  }

  private void apply(Entry entry) {
    switch (entry) {
      case Entry.Begin begin -> {}
      case Entry.Frame frame -> frame.call().frame(frame.frame());
      case Entry.Attempt attempt -> attempt.call().attempt(attempt.attempt());
      case Entry.End end -> end.call().end(end.record());
      case Entry.Expect expect -> warmUp();
      case Entry.Flush flush -> {}
    }
    if (entry instanceof Entry.OfCall ofCall) {
      unsettled.add(ofCall.call());
    }
  }

  private void commit() {
    if (unsettled.isEmpty()) {
      return;
    }
    try {
      connection.setAutoCommit(false);
      for (OpenCall call : unsettled) {
        rows.write(call);
      }
      connection.commit();
    } catch (SQLException e) {
      rollBack();
      failed(e);
      return;
    }
    failing = false;
    var ids = unsettled.stream().map(call -> call.start.requestId()).collect(Collectors.toSet());
    unsettled.forEach(OpenCall::settled);
    unsettled.clear();
    tell(ids);
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.warn("A transaction could not be rolled back: {}", Sql.reason(e));
    }
    unsettled.forEach(rows::forget);
  }

  private void failed(SQLException e) {
    LOG.warn("Calls could not be stored: {}", Sql.reason(e));
    if (!failing) {
      failing = true;
      problems.accept(
          "Calls can't be stored at the moment: "
              + Sql.reason(e)
              + ". They go on; what is already stored is safe.");
    }
    long kept =
        unsettled.stream()
            .flatMap(call -> call.newFrames.stream())
            .mapToLong((CleanFrame frame) -> frame.bytes().length)
            .sum();
    if (kept > KEPT_BYTES) {
      unsettled.forEach(call -> call.newFrames.clear());
    }
  }

  private void tell(Set<String> ids) {
    for (StoreListener listener : listeners) {
      try {
        listener.stored(ids);
      } catch (RuntimeException e) {
        LOG.warn("A listener of the store failed", e);
      }
    }
  }

  /** Writes what has come so far and ends the thread. */
  @Override
  public void close() {
    boolean interrupted = false;
    try {
      flush();
      mailbox.close();
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
      mailbox.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
