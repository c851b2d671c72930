package dev.sage.workbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** How soon what could not be written is tried again where nothing new comes. */
  private static final long RETRY_NANOS = Mailbox.millis(2_000);

  private static final long QUEUE_BYTES = 32L << 20;
  private static final long EAGER_BYTES = 1L << 20;

  /** What an entry weighs beside its bytes. */
  private static final long ENTRY_BYTES = 200;

  private final Path file;
  private final Connection connection;
  private final CallRows rows;
  private final Backfill backfill;
  private final RollupFill fill;
  private final SearchKeeper search;
  private final Consumer<String> problems;
  private final Runnable damaged;
  private final Mailbox<Entry> mailbox = new Mailbox<>(QUEUE_BYTES, EAGER_BYTES);
  private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<OpenCall> unsettled = new LinkedHashSet<>();
  private final List<Entry.Change> changes = new ArrayList<>();
  private final AtomicBoolean expecting = new AtomicBoolean();
  private final Thread thread;
  private final Retention retention;
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final Backlog backlog = new Backlog();
  private final DeletionLog log;

  /** Why nothing could be written the last time; null where it could. */
  private volatile @Nullable SQLException failing;

  /**
   * @param file what is written, for a person
   * @param problems told, in sentences for a person, when writing fails and when it goes on
   * @param damaged called where the file turns out to be damaged
   */
  Writer(
      Path file,
      Connection connection,
      CallRows rows,
      Backfill backfill,
      Retention retention,
      Consumer<String> problems,
      Runnable damaged) {
    this.file = file;
    this.connection = connection;
    this.rows = rows;
    this.backfill = backfill;
    this.retention = retention;
    this.log = new DeletionLog(connection);
    this.fill = new RollupFill(connection);
    this.search = new SearchKeeper(connection, rows.clean());
    this.problems = problems;
    this.damaged = damaged;
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

  /**
   * Does something in the transaction of the thread that writes, and waits until it is on disk.
   *
   * @throws StoreException where it could not be done: then nothing of it was
   */
  <T> T perform(Performed.Work<T> work) throws InterruptedException {
    var performed = new Performed<>(work);
    add(new Entry.Change(performed));
    flush();
    try {
      // What came of it alone counts: what was written before or after may have gone otherwise.
      T result = performed.result();
      if (result != null) {
        return result;
      }
      throw new StoreException(
          StoreException.Reason.FAILED,
          "The store %s can't be written at the moment. Try again.".formatted(file));
    } catch (SQLException e) {
      if (Sql.ofTheFile(e)) {
        throw unwritable(e);
      }
      throw new StoreException(
          StoreException.Reason.FAILED,
          "The store could not be changed: %s. Nothing of it is changed.".formatted(Sql.reason(e)),
          e);
    }
  }

  private StoreException unwritable(SQLException e) {
    return new StoreException(
        StoreException.Reason.FAILED,
        "The store %s can't be written: %s. Nothing of this is changed. %s Then try again."
            .formatted(file, Sql.reason(e), Sql.advice(e)),
        e);
  }

  /** Why nothing can be written at the moment, and what to do; null where it can. */
  @Nullable String trouble() {
    var e = failing;
    return e == null
        ? null
        : ("Calls can't be stored in %s at the moment: %s."
                + " They go on; what is already stored is safe. %s")
            .formatted(file, Sql.reason(e), Sql.advice(e));
  }

  /**
   * Writes the log into the file and empties it: what was deleted must not stay readable there.
   * Where somebody still reads from it that is done as soon as they have done with it.
   */
  void emptyLog() throws InterruptedException {
    add(new Entry.EmptyLog());
    flush();
  }

  /** What is taken away by itself from now on. */
  void retain(RetentionRules rules) {
    retention.rules(rules);
    sweep();
  }

  /** Whether there is an index of words from now on. */
  void search(boolean wanted) {
    search.wanted(wanted);
    add(new Entry.CatchUp());
  }

  /** From any thread, also the one that writes; one at a time waits. */
  private void sweep() {
    if (sweeping.compareAndSet(false, true)) {
      mailbox.putAtOnce(new Entry.Sweep(), ENTRY_BYTES);
    }
  }

  private void sweepSome() {
    boolean more = false;
    try {
      more = retention.some(log);
    } catch (SQLException e) {
      LOG.warn("Old calls could not be taken away: {}", Sql.reason(e));
    }
    sweeping.set(false);
    if (more) {
      sweep();
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
      while (!mailbox.closed()) {
        write(mailbox.take(LINGER_NANOS, patience()));
      }
      if (log.left()) {
        log.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long patience() {
    if (failing != null) {
      return RETRY_NANOS;
    }
    return log.left() ? DeletionLog.AGAIN_NANOS : Long.MAX_VALUE;
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
      rollBack();
      unsettled.forEach(OpenCall::settled);
      unsettled.clear();
      changes.forEach(change -> change.statement().undone(e));
      changes.clear();
    }
    afterwards(batch);
    for (Entry entry : batch) {
      if (entry instanceof Entry.Flush flush) {
        flush.done().countDown();
      }
    }
  }

  /** What takes calls away waits for what was said of them before: a pin, say. */
  private void afterwards(List<Entry> batch) {
    if (batch.stream().anyMatch(Entry.EmptyLog.class::isInstance)) {
      log.empty();
    } else {
      log.again();
    }
    if (batch.stream().anyMatch(Entry.Sweep.class::isInstance)) {
      sweepSome();
    } else if (retention.due()) {
      sweep();
    }
  }

  private void apply(Entry entry) {
    switch (entry) {
      case Entry.Begin begin -> {}
      case Entry.Frame frame -> frame.call().frame(frame.frame());
      case Entry.Attempt attempt -> attempt.call().attempt(attempt.attempt());
      case Entry.End end -> end.call().end(end.record());
      case Entry.Change change -> changes.add(change);
      case Entry.Expect expect -> warmUp();
      case Entry.CatchUp catchUp -> catchUp();
      case Entry.Sweep sweep -> {}
      case Entry.EmptyLog emptyLog -> {}
      case Entry.Flush flush -> {}
    }
    if (entry instanceof Entry.OfCall ofCall) {
      unsettled.add(ofCall.call());
    }
  }

  /** A few calls at a time, so that live ones need not wait. */
  private void catchUp() {
    try {
      if (fill.some() || backfill.some() || search.some()) {
        mailbox.putAtOnce(new Entry.CatchUp(), 0);
      }
      // What was read for it would else keep an old view of the file open.
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      LOG.warn("Older calls could not be looked at again: {}", Sql.reason(e));
    }
  }

  private void commit() {
    if (unsettled.isEmpty() && changes.isEmpty()) {
      return;
    }
    try {
      connection.setAutoCommit(false);
      if (search.settle()) {
        mailbox.putAtOnce(new Entry.CatchUp(), 0);
      }
      for (Entry.Change change : changes) {
        write(change.statement());
      }
      for (OpenCall call : unsettled) {
        rows.write(call);
      }
      rows.rollUp();
      connection.commit();
    } catch (SQLException e) {
      rollBack();
      failed(e);
      return;
    }
    recovered();
    var ids = unsettled.stream().map(call -> call.start.requestId()).collect(Collectors.toSet());
    unsettled.forEach(OpenCall::settled);
    unsettled.clear();
    changes.clear();
    tell(ids);
  }

  /** A change that can't be made must not keep everything else from being written. */
  private void write(Entry.Statement statement) throws SQLException {
    Sql.execute(connection, "SAVEPOINT change");
    try {
      statement.run(connection, rows.clean());
    } catch (SQLException | RuntimeException e) {
      if (!statement.failed(e)) {
        throw e;
      }
      LOG.warn("A change could not be stored, and is left out", e);
      undo(e);
    }
    Sql.execute(connection, "RELEASE change");
  }

  /** Where SQLite has undone the whole transaction by itself, what was wrong counts. */
  private void undo(Exception reason) throws SQLException {
    try {
      Sql.execute(connection, "ROLLBACK TO change");
    } catch (SQLException gone) {
      throw reason instanceof SQLException e ? e : gone;
    }
  }

  private void rollBack() {
    try {
      Sql.rollBack(connection);
    } catch (SQLException e) {
      LOG.warn("A transaction could not be rolled back: {}", Sql.reason(e));
    }
    rows.undone();
    unsettled.forEach(rows::forget);
  }

  private void failed(SQLException e) {
    boolean first = failing == null;
    failing = e;
    if (first) {
      LOG.warn("Calls could not be stored: {}", Sql.reason(e));
      problems.accept(
          "Calls can't be stored at the moment: %s. They go on; what is already stored is safe. %s"
              .formatted(Sql.reason(e), Sql.advice(e)));
    }
    if (Sql.corrupt(e)) {
      damaged.run();
    }
    // Whoever waits for one is told now that it was not made: it must not be made later.
    changes.forEach(change -> change.statement().undone(e));
    changes.removeIf(change -> change.statement().awaited());
    backlog.boundChanges(changes);
    backlog.bound(unsettled);
  }

  private void recovered() {
    if (failing != null) {
      failing = null;
      var lost = backlog.lost();
      LOG.info("Calls can be stored again; lost: {}", lost.isEmpty() ? "nothing" : lost);
      problems.accept(
          lost.isEmpty()
              ? "Calls can be stored again; what waited is stored too."
              : "Calls can be stored again; what waited is stored too, but for %s that memory had no room for."
                  .formatted(lost));
      backlog.clear();
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
