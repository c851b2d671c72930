package dev.sage.workbench.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletions that can still be undone. What is added waits {@link #DELAY} together with all that
 * waits already; then whoever looks after it takes it and carries it out. Until then nothing of it
 * is written anywhere: a process that is killed leaves the calls whole. {@link #close} carries out
 * what is left. Thread-safe.
 */
public final class PendingDeletion implements AutoCloseable, Settling {

  /** How long a deletion can be undone. */
  public static final Duration DELAY = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(PendingDeletion.class);

  private final StoreCare care;
  private final LongSupplier nanoTime;

  /** One deletion at a time: whoever closes waits for the one that runs. */
  private final ReentrantLock working = new ReentrantLock();

  private final List<Part> waiting = new ArrayList<>();
  private final List<Batch> taken = new ArrayList<>();
  private long due;
  private boolean closed;

  private record Part(CallsToDelete calls, long count) {
    boolean isSelection() {
      return !(calls instanceof PickedCalls);
    }

    boolean has(String id) {
      return calls instanceof PickedCalls picked && picked.ids().contains(id);
    }
  }

  /**
   * Nothing waits.
   *
   * @param nanoTime a clock that never goes back, in ns
   */
  public PendingDeletion(Store store, LongSupplier nanoTime) {
    this.care = store.care();
    this.nanoTime = nanoTime;
  }

  /**
   * Adds calls, and gives all that waits the whole delay again; those that wait already, or are
   * being deleted, are left out. Once this is closed nothing is added.
   *
   * @return how many are new
   */
  public synchronized int add(PickedCalls calls) {
    if (closed) {
      return 0;
    }
    List<String> fresh = calls.ids().stream().filter(id -> !has(id)).distinct().toList();
    if (!fresh.isEmpty()) {
      enqueue(new PickedCalls(fresh, calls.pinnedToo()), fresh.size());
    }
    return fresh.size();
  }

  /**
   * Adds the calls of a selection, and gives all that waits the whole delay again. Once this is
   * closed nothing is added.
   *
   * @param count how many they are
   */
  public synchronized void add(CallSelection calls, long count) {
    if (!closed && count > 0) {
      enqueue(calls, count);
    }
  }

  private void enqueue(CallsToDelete calls, long count) {
    waiting.add(new Part(calls, count));
    due = nanoTime.getAsLong() + DELAY.toNanos();
  }

  /** How many calls can still be kept; one that is in two selections counts twice. */
  public synchronized long waiting() {
    return waiting.stream().mapToLong(Part::count).sum();
  }

  /** Whether nothing waits and nothing is being deleted. */
  public synchronized boolean idle() {
    return waiting.isEmpty() && taken.isEmpty();
  }

  /** How long they can still be kept; zero where nothing waits. */
  public synchronized Duration left() {
    return Duration.ofNanos(waiting.isEmpty() ? 0 : Math.max(0, due - nanoTime.getAsLong()));
  }

  /** Whether a call that was picked waits or is being deleted. */
  public synchronized boolean has(String id) {
    return waiting.stream().anyMatch(part -> part.has(id))
        || taken.stream().anyMatch(batch -> batch.parts.stream().anyMatch(part -> part.has(id)));
  }

  /**
   * Keeps all that waits.
   *
   * @return how many calls; 0 where nothing waits any more
   */
  public synchronized long undo() {
    long kept = waiting();
    waiting.clear();
    return kept;
  }

  /** Makes all that waits due. */
  public synchronized void hasten() {
    due = nanoTime.getAsLong();
  }

  /** What is due; it can't be undone any more. */
  public synchronized Optional<Batch> take() {
    return !waiting.isEmpty() && due - nanoTime.getAsLong() <= 0 ? all() : Optional.empty();
  }

  private Optional<Batch> all() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(List.copyOf(waiting));
    waiting.clear();
    taken.add(batch);
    return Optional.of(batch);
  }

  /** Deletions that are due. Thread-safe. */
  public final class Batch {
    private final List<Part> parts;
    private final AtomicLong gone = new AtomicLong();
    private volatile boolean stopped;

    private Batch(List<Part> parts) {
      this.parts = parts;
    }

    /** How many calls it is about. */
    public long calls() {
      return parts.stream().mapToLong(Part::count).sum();
    }

    /** How many of them are gone by now. */
    public long gone() {
      return gone.get();
    }

    /**
     * Deletes the calls, a few at a time.
     *
     * @param progress told how many are gone by now
     * @return how many are gone
     * @throws StoreException where the store can't be written; those that are gone by then are
     *     gone, the others stay
     * @throws InterruptedException where the thread was interrupted meanwhile; then {@link
     *     PendingDeletion#close} does the rest, unless it was stopped
     */
    public long carryOut(LongConsumer progress) throws InterruptedException {
      working.lockInterruptibly();
      try {
        if (!unfinished().contains(this)) {
          // Somebody else has, and what has been stored since is not meant.
          return gone.get();
        }
        delete(progress);
        finished(this);
      } catch (RuntimeException failed) {
        finished(this);
        throw failed;
      } finally {
        working.unlock();
      }
      return gone.get();
    }

    private void delete(LongConsumer progress) throws InterruptedException {
      for (Part part : parts) {
        if (stopped) {
          return;
        }
        long before = gone.get();
        care.delete(
            part.calls(),
            now -> {
              gone.set(before + now);
              progress.accept(gone.get());
            });
      }
    }

    /** Whether the person wanted the rest to stay. */
    public boolean stopped() {
      return stopped;
    }

    /** The person wants the rest to stay; whoever carries it out is to be interrupted, too. */
    public void stop() {
      stopped = true;
      finished(this);
    }
  }

  private synchronized void finished(Batch batch) {
    taken.remove(batch);
  }

  /** What is stored from then on is not meant by what was deleted before. */
  @Override
  public void settle() throws InterruptedException {
    synchronized (this) {
      all();
    }
    StoreException first = null;
    for (Batch batch : unfinished()) {
      try {
        batch.carryOut(gone -> {});
      } catch (StoreException failed) {
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Of a selection it is not known which calls it has. */
  @Override
  public synchronized boolean takes(String id) {
    return has(id)
        || waiting.stream().anyMatch(Part::isSelection)
        || taken.stream().anyMatch(batch -> batch.parts.stream().anyMatch(Part::isSelection));
  }

  /**
   * Deletes all that waits, and what was begun and not finished: whoever has deleted a call and
   * leaves wants it to be gone. Failures are logged; the calls stay then.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      all();
    }
    working.lock();
    try {
      for (Batch batch : unfinished()) {
        batch.carryOut(gone -> {});
      }
    } catch (StoreException failed) {
      LOG.warn("Calls that were to be deleted are still there: {}", failed.getMessage());
    } catch (InterruptedException interrupted) {
      LOG.warn("Calls that were to be deleted may still be there: the end was interrupted.");
      Thread.currentThread().interrupt();
    } finally {
      working.unlock();
    }
  }

  private synchronized List<Batch> unfinished() {
    return List.copyOf(taken);
  }
}
