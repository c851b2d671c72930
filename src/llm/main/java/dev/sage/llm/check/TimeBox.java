package dev.sage.llm.check;

import dev.sage.llm.transport.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does blocking work for so long as it may take: on a thread of its own, because a name lookup and
 * a handshake can't be interrupted where they are. Whoever waits is free at once when the time is
 * up, its thread is interrupted or the run is cancelled; the work's thread is told, and lets its
 * socket go. Thread-safe.
 */
record TimeBox(Cancellation cancellation) {

  /** Work that talks to the network. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws IOException;
  }

  /**
   * The work's result.
   *
   * @throws TimeoutException where the time is up
   * @throws CancellationException where the run is cancelled or the thread interrupted
   * @throws IOException where the work fails
   */
  <T> T call(Duration limit, Work<T> work) throws IOException, TimeoutException {
    return call(limit, work, Thread.ofVirtual());
  }

  /** The same for work that no interrupt reaches, on a thread that may be left behind. */
  <T> T callApart(Duration limit, Work<T> work) throws IOException, TimeoutException {
    return call(limit, work, Thread.ofPlatform().daemon());
  }

  private <T> T call(Duration limit, Work<T> work, Thread.Builder threads)
      throws IOException, TimeoutException {
    // Work that is done before anybody waits for it would hide an interrupt or a cancel.
    if (Thread.currentThread().isInterrupted() || cancellation.reason() != null) {
      throw new CancellationException("before the work was begun");
    }
    var result = new CompletableFuture<T>();
    var worker = threads.name("sage-check").start(() -> complete(result, work));
    boolean done = false;
    var hook = cancellation.onCancel(() -> result.cancel(false));
    try (hook) {
      T value = result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      done = true;
      return value;
    } catch (ExecutionException failed) {
      done = true;
      throw unwrapped(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      if (!done) {
        worker.interrupt();
      }
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Work<T> work) {
    try {
      result.complete(work.get());
    } catch (IOException | RuntimeException failed) {
      result.completeExceptionally(failed);
    }
  }

  private static IOException unwrapped(ExecutionException failed) {
    if (failed.getCause() instanceof IOException network) {
      return network;
    }
    throw failed.getCause() instanceof RuntimeException other
        ? other
        : new IllegalStateException(failed);
  }
}
