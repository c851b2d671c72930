package dev.sage.llm.call;

import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TelemetryListener;
import dev.sage.llm.telemetry.ToolRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what happens in calls to one listener, on a virtual thread that is there only while events
 * wait. The thread that pulls a call does no more than put an event into a queue. Thread-safe.
 */
public final class ListenerQueue implements StreamTap {

  /** So many events may wait; further ones are dropped. */
  public static final int CAPACITY = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);

  private record Event(String requestId, Consumer<TelemetryListener> call) {}

  private final TelemetryListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  private @Nullable Thread worker;
  private boolean closed;
  private long dropped;

  /** A queue with nothing in it and no thread. */
  public ListenerQueue(TelemetryListener listener) {
    this.listener = listener;
  }

  @Override
  public CallTap open(CallStart start) {
    put(start.requestId(), told -> told.onStart(start));
    return new Call(start);
  }

  @Override
  public void tool(ToolRecord record) {
    put(record.requestId(), told -> told.onTool(record));
  }

  /** How many events the listener has missed. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no further events, and waits until the listener has had those that wait, or until this
   * moment of {@link System#nanoTime}; then it drops them and interrupts the listener.
   */
  public void close(long deadlineNanos) {
    lock.lock();
    try {
      closed = true;
      long left = deadlineNanos - System.nanoTime();
      while (worker != null && !worker.equals(Thread.currentThread()) && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      abandon();
      lock.unlock();
    }
  }

  private void abandon() {
    dropped += waiting.size();
    waiting.clear();
    if (worker != null && !worker.equals(Thread.currentThread())) {
      worker.interrupt();
    }
  }

  private void put(String requestId, Consumer<TelemetryListener> call) {
    boolean first;
    lock.lock();
    try {
      if (!closed && waiting.size() < CAPACITY) {
        waiting.add(new Event(requestId, call));
        if (worker == null) {
          worker = Thread.ofVirtual().name("sage-listener").start(this::drain);
        }
        return;
      }
      first = dropped++ == 0 && !closed;
    } finally {
      lock.unlock();
    }
    if (first) {
      LOG.warn(
          "The telemetry listener {} is {} events behind: what comes now it will not see",
          listener.getClass().getName(),
          CAPACITY);
    }
  }

  private void drain() {
    var event = next();
    while (event != null) {
      var log = new LogContext(event.requestId());
      var before = log.enter();
      try {
        event.call().accept(listener);
      } catch (Throwable thrown) { // an assertion or a missing class of a listener ends nothing
        LOG.warn("The telemetry listener {} failed", listener.getClass().getName(), thrown);
      } finally {
        log.leave(before);
      }
      event = next();
    }
  }

  private @Nullable Event next() {
    lock.lock();
    try {
      var event = waiting.poll();
      if (event == null) {
        worker = null;
        idle.signalAll();
      }
      return event;
    } finally {
      lock.unlock();
    }
  }

  /** What one call has to tell. */
  private final class Call implements CallTap {
    private final CallStart start;

    Call(CallStart start) {
      this.start = start;
    }

    @Override
    public boolean wantsFrames() {
      return false;
    }

    @Override
    public void firstToken(Duration timeToFirstToken) {
      put(start.requestId(), told -> told.onFirstToken(start, timeToFirstToken));
    }

    @Override
    public void attemptFailed(AttemptRecord attempt) {
      if (attempt.delay() != null) {
        put(start.requestId(), told -> told.onRetry(start, attempt));
      }
    }

    @Override
    public void end(CallRecord record) {
      if (record.error() != null) {
        put(start.requestId(), told -> told.onError(record));
      }
      put(start.requestId(), told -> told.onEnd(record));
    }
  }
}
