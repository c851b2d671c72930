package dev.sage.llm.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a call was cancelled, and why; the first reason stays. Thread-safe. */
public final class Cancellation {

  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final List<Runnable> hooks = new CopyOnWriteArrayList<>();

  /** Something that a cancel does, until it is closed. */
  public interface Hook extends AutoCloseable {
    @Override
    void close();
  }

  /** Not cancelled yet. */
  public Cancellation() {}

  /**
   * Cancels; the first reason is the one that stays.
   *
   * @param why what the error shall say
   * @return whether this reason is the first
   */
  public boolean cancel(String why) {
    boolean first = reason.compareAndSet(null, why);
    cancelled.countDown();
    if (first) {
      hooks.forEach(Runnable::run);
    }
    return first;
  }

  /**
   * Runs this when the call is cancelled, on the thread that cancels; at once where it is already.
   *
   * @param action must not block, and may run twice where both happen at the same moment
   * @return closing it takes the action back
   */
  public Hook onCancel(Runnable action) {
    hooks.add(action);
    if (reason() != null) {
      action.run();
    }
    return () -> hooks.remove(action);
  }

  /** {@return why the call was cancelled; null while it is not} */
  public @Nullable String reason() {
    return reason.get();
  }

  /**
   * Waits until the call is cancelled or the time is over.
   *
   * @param time the longest wait
   * @return whether it is cancelled
   * @throws InterruptedException where the waiting thread is interrupted
   */
  public boolean await(Duration time) throws InterruptedException {
    return cancelled.await(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS);
  }
}
