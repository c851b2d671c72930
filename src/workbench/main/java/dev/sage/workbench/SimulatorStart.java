package dev.sage.workbench;

import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The embedded simulator on its way, beside what else is opened. Thread-safe. */
final class SimulatorStart implements AutoCloseable {
  private final CompletableFuture<@Nullable Simulator> start;

  /**
   * Begins to start it.
   *
   * @param options null for none
   */
  SimulatorStart(@Nullable SimulatorOptions options) {
    start =
        options == null
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.supplyAsync(
                () -> start(options), Thread.ofVirtual().name("simulator")::start);
  }

  private static Simulator start(SimulatorOptions options) {
    try {
      return Simulator.start(options);
    } catch (IOException e) {
      throw new WorkbenchException("The simulator can't start: " + e.getMessage(), e);
    }
  }

  /**
   * Waits for it.
   *
   * @return null where none was asked for
   * @throws WorkbenchException where it can't be started, an unreadable recording say
   */
  @Nullable Simulator simulator() {
    try {
      return start.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException refused -> throw refused;
        case Error broken -> throw broken;
        case null, default -> throw e;
      }
    }
  }

  /** Ends it, as soon as it has started. */
  @Override
  public void close() {
    try {
      Simulator started = simulator();
      if (started != null) {
        started.close();
      }
    } catch (RuntimeException | Error neverStarted) {
      // What went wrong first is told by whoever closes.
    }
  }
}
