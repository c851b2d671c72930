package dev.sage.console;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The toolkit on its way: it starts while the store is opened. Once in a process. Thread-safe. */
final class ToolkitStart {
  private static final Logger LOG = LoggerFactory.getLogger(ToolkitStart.class);

  private final FutureTask<Boolean> start;

  private ToolkitStart(FutureTask<Boolean> start) {
    this.start = start;
  }

  /** Begins, on a thread of its own. */
  static ToolkitStart begin() {
    FutureTask<Boolean> start =
        new FutureTask<>(
            () -> {
              Platform.startup(() -> {});
              return true;
            });
    Thread.ofPlatform().daemon().name("toolkit").start(start);
    return new ToolkitStart(start);
  }

  /**
   * Waits until it has begun.
   *
   * @return whether there is one: a display may be named and not there, or the system may be
   *     without the toolkit's libraries
   */
  boolean await() throws InterruptedException {
    try {
      return start.get();
    } catch (ExecutionException none) {
      switch (none.getCause()) {
        case RuntimeException refused -> LOG.trace("The toolkit did not start.", refused);
        case UnsatisfiedLinkError missing -> LOG.trace("The toolkit did not start.", missing);
        case Error broken -> throw broken;
        case null, default -> throw new IllegalStateException(none);
      }
      return false;
    }
  }

  /** Ends it where it has begun: its threads would keep the process. */
  void end() {
    try {
      if (await()) {
        Platform.exit();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
