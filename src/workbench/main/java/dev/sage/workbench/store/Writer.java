package dev.sage.workbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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

  private final Connection connection;
  private final CallRows rows;
  private final Outage outage;
  private final Unwritten unwritten;
  private final Upkeep upkeep;
  private final Mailbox<Entry> mailbox = new Mailbox<>(QUEUE_BYTES, EAGER_BYTES);
  private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean expecting = new AtomicBoolean();
  private final Thread thread;

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
    this.connection = connection;
    this.rows = rows;
    this.outage = new Outage(file, problems, damaged);
    this.unwritten = new Unwritten(connection, rows);
    this.upkeep = new Upkeep(connection, mailbox, rows.clean(), backfill, retention);
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
    mailbox.put(entry, entry.weight(), entry instanceof Entry.Flush);
  }

  /** Gets ready for calls, once, in the background. */
  void expectCalls() {
    if (expecting.compareAndSet(false, true)) {
      mailbox.put(new Entry.Expect(), Entry.BYTES, true);
    }
  }

  /** Waits until everything added so far is on disk. */
  void flush() throws InterruptedException {
    var done = new CountDownLatch(1);
    if (mailbox.put(new Entry.Flush(done), Entry.BYTES, true)) {
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
      throw outage.refused();
    } catch (SQLException e) {
      throw outage.refused(e);
    }
  }

  /** Why nothing can be written at the moment, and what to do; null where it can. */
  @Nullable String trouble() {
    return outage.trouble();
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
    upkeep.retain(rules);
  }

  /** Whether there is an index of words from now on. */
  void search(boolean wanted) {
    upkeep.search(wanted);
    add(new Entry.CatchUp());
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
        write(mailbox.take(LINGER_NANOS, outage.lasts() ? RETRY_NANOS : upkeep.patience()));
      }
      upkeep.end();
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
      unwritten.rollBack();
      unwritten.giveUp(e);
    }
    upkeep.after(batch);
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
      case Entry.Change change -> unwritten.add(change);
      case Entry.Expect expect -> upkeep.warmUp();
      case Entry.CatchUp catchUp -> upkeep.catchUp();
      case Entry.Sweep sweep -> {}
      case Entry.EmptyLog emptyLog -> {}
      case Entry.Flush flush -> {}
    }
    if (entry instanceof Entry.OfCall ofCall) {
      unwritten.add(ofCall.call());
    }
  }

  private void commit() {
    if (unwritten.none()) {
      return;
    }
    try {
      Sql.begin(connection);
      upkeep.settleSearch();
      unwritten.commit();
    } catch (SQLException e) {
      unwritten.rollBack();
      outage.failed(e);
      unwritten.keep(e);
      return;
    }
    if (outage.lasts()) {
      outage.over(unwritten.lost());
    }
    tell(unwritten.settled());
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
