package dev.sage.benchmarks.console;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/** The FX thread, from outside. */
final class Fx {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Fx() {}

  static <T> T get(Callable<T> what) throws InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(what.call());
          } catch (Exception failed) {
            result.completeExceptionally(failed);
          }
        });
    try {
      return result.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("It failed on the FX thread.", failed.getCause());
    }
  }

  /** Milliseconds since then. */
  static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e6;
  }

  static void run(Runnable what) throws InterruptedException {
    get(
        () -> {
          what.run();
          return true;
        });
  }

  /** Asks at every pulse until it is so. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!get(condition::getAsBoolean)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not within " + PATIENCE.toMinutes() + " min: " + what);
      }
      Frames.each(1, pulse -> {});
    }
  }
}
