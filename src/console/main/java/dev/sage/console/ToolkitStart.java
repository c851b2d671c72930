package dev.sage.console;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/** The toolkit on its way: it starts while the store is opened. Once in a process. Thread-safe. */
final class ToolkitStart {
  private final FutureTask<Void> start;

  private ToolkitStart(FutureTask<Void> start) {
    this.start = start;
  }

  /** Begins, on a thread of its own. */
  static ToolkitStart begin() {
    FutureTask<Void> start = new FutureTask<>(() -> Platform.startup(() -> {}), null);
    Thread.ofPlatform().daemon().name("toolkit").start(start);
    return new ToolkitStart(start);
  }

  /**
   * Waits until it has begun.
   *
   * @throws RuntimeException where a display is named and not there
   * @throws UnsatisfiedLinkError where the system is without the toolkit's libraries
   */
  void await() throws InterruptedException {
    try {
      start.get();
    } catch (ExecutionException none) {
      switch (none.getCause()) {
        case RuntimeException refused -> throw refused;
        case Error missing -> throw missing;
        case null, default -> throw new IllegalStateException(none);
      }
    }
  }

  /** Ends it where it has begun: its threads would keep the process. */
  void end() {
    try {
      await();
      Platform.exit();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error neverBegun) {
      // It has no threads.
    }
  }
}
