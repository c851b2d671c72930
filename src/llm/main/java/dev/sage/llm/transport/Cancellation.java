package dev.sage.llm.transport;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a call was cancelled, and why; the first reason stays. Thread-safe. */
public final class Cancellation {

  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private final CountDownLatch cancelled = new CountDownLatch(1);

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
    return first;
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
    return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
