package dev.sage.workbench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the stream threads have for the writer, in order. Bounded by weight: a stream that is faster
 * than the disk waits here, so that no frame is lost and memory stays small. Thread-safe.
 */
final class Mailbox<T> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final long capacity;
  private final long eager;
  private List<T> items = new ArrayList<>();
  private long weight;
  private boolean urgent;
  private boolean closed;

  /**
   * @param capacity above this weight a sender waits
   * @param eager above this weight the receiver waits no longer for more
   */
  Mailbox(long capacity, long eager) {
    this.capacity = capacity;
    this.eager = eager;
  }

  /** Adds an item, waiting for room. After {@link #close} it is dropped, and false returned. */
  boolean put(T item, long itemWeight, boolean itemUrgent) {
    lock.lock();
    try {
      // One item heavier than the whole is let in alone.
      while (weight > 0 && weight + itemWeight > capacity && !closed) {
        room.awaitUninterruptibly();
      }
      return add(item, itemWeight, itemUrgent);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds an item whatever there is, without waiting: for the receiver itself, which alone makes
   * room. After {@link #close} it is dropped.
   */
  void putAtOnce(T item, long itemWeight) {
    lock.lock();
    try {
      add(item, itemWeight, false);
    } finally {
      lock.unlock();
    }
  }

  private boolean add(T item, long itemWeight, boolean itemUrgent) {
    if (closed) {
      return false;
    }
    items.add(item);
    weight += itemWeight;
    urgent |= itemUrgent;
    if (items.size() == 1 || urgent || weight >= eager) {
      changed.signal();
    }
    return true;
  }

  /**
   * Everything there is, after waiting for the first item and then a little for more to write at
   * once. Empty after {@link #close}, or where nothing came for so long.
   */
  List<T> take(long lingerNanos, long patienceNanos) throws InterruptedException {
    lock.lock();
    try {
      long patience = patienceNanos;
      while (items.isEmpty() && !closed && patience > 0) {
        patience = changed.awaitNanos(patience);
      }
      if (items.isEmpty()) {
        return List.of();
      }
      long left = lingerNanos;
      while (left > 0 && !urgent && !closed && weight < eager) {
        left = changed.awaitNanos(left);
      }
      var taken = items;
      items = new ArrayList<>();
      weight = 0;
      urgent = false;
      room.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for everything put so far is the receiver's business; this only lets nothing more in. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean closed() {
    lock.lock();
    try {
      return closed && items.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  static long millis(long value) {
    return TimeUnit.MILLISECONDS.toNanos(value);
  }
}
