package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work off the FX thread, each piece on a virtual thread of its own unless it is lengthy; results
 * and errors come back on the FX thread. An exception that nobody handles is reported to the {@link
 * Problems}, never lost. Thread-safe.
 */
public final class Background implements AutoCloseable {
  /**
   * So many at once, that none waits for one that takes minutes: the page of the store needs two,
   * the list of calls another two; Timeline has four questions, for its lanes, its figures, its
   * strip and its table or what is looked for in it. Threads that wait for a processor cost little,
   * and the operating system divides the processors among them and all others.
   */
  public static final int LENGTHY = 8;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("background-", 0).factory());
  private final ExecutorService lengthy =
      Executors.newFixedThreadPool(
          LENGTHY, Thread.ofPlatform().daemon().name("background-lengthy-", 0).factory());
  private final Executor ui;
  private final Problems problems;

  /**
   * A runner.
   *
   * @param ui runs a task on the FX thread
   */
  public Background(Executor ui, Problems problems) {
    this.ui = ui;
    this.problems = problems;
  }

  /**
   * Prepares a piece of work; nothing happens before {@link Work#start}.
   *
   * @param what its name in an error: "Reading the list of calls"
   */
  public <T extends @Nullable Object> Work<T> work(String what, Callable<T> callable) {
    return new Work<>(what, callable);
  }

  /** Starts work whose result nobody waits for. */
  public void run(String what, ThrowingRunnable runnable) {
    work(
            what,
            () -> {
              runnable.run();
              return true;
            })
        .start();
  }

  /** Interrupts what still runs. */
  @Override
  public void close() {
    threads.shutdownNow();
    lengthy.shutdownNow();
  }

  /** A runnable that may fail. */
  @FunctionalInterface
  public interface ThrowingRunnable {
    /** Does the work. */
    void run() throws Exception;
  }

  /** Work that has been started. */
  @FunctionalInterface
  public interface Running {
    /**
     * Interrupts it if it still runs, and keeps it from beginning if it does not yet; neither end
     * is an error.
     */
    void cancel();
  }

  private record Handler<E extends Exception>(Class<E> type, Consumer<? super E> consumer) {
    boolean handles(Exception failure) {
      if (!type.isInstance(failure)) {
        return false;
      }
      consumer.accept(type.cast(failure));
      return true;
    }
  }

  /** A piece of work and what follows it. Not thread-safe; set it up on one thread. */
  public final class Work<T extends @Nullable Object> {
    private final String what;
    private final Callable<T> callable;
    private final List<Handler<?>> handlers = new ArrayList<>();
    private Consumer<? super T> success = result -> {};
    private Runnable last = () -> {};
    private ExecutorService where = threads;

    private Work(String what, Callable<T> callable) {
      this.what = what;
      this.callable = callable;
    }

    /**
     * Does it on one of a few threads that do nothing else. For what is in native code for seconds,
     * as a statement of SQLite: there it keeps one of the processors' own threads, on which all
     * other work waits.
     */
    public Work<T> lengthy() {
      where = lengthy;
      return this;
    }

    /** Called on the FX thread with the result. */
    public Work<T> onSuccess(Consumer<? super T> consumer) {
      success = consumer;
      return this;
    }

    /** Called on the FX thread with an exception of that type; the first that fits wins. */
    public <E extends Exception> Work<T> onFailure(Class<E> type, Consumer<? super E> consumer) {
      handlers.add(new Handler<>(type, consumer));
      return this;
    }

    /** Called on the FX thread at the very end, however it ended. */
    public Work<T> andFinally(Runnable runnable) {
      last = runnable;
      return this;
    }

    /** Starts it. */
    public Running start() {
      AtomicBoolean begun = new AtomicBoolean();
      try {
        Future<?> future =
            where.submit(
                () -> {
                  if (begun.compareAndSet(false, true)) {
                    run();
                  }
                });
        return () -> {
          if (begun.compareAndSet(false, true)) {
            ui.execute(() -> finish(() -> {}));
          }
          future.cancel(true);
        };
      } catch (RejectedExecutionException closed) {
        // The window is closing; there is no one left to show a result to.
        return () -> {};
      }
    }

    private void run() {
      try {
        T result = callable.call();
        ui.execute(() -> finish(() -> success.accept(result)));
      } catch (InterruptedException cancelled) {
        Thread.currentThread().interrupt();
        ui.execute(() -> finish(() -> {}));
      } catch (Exception failure) {
        ui.execute(() -> finish(() -> fail(failure)));
      } catch (Error fatal) {
        problems.report(what(), Texts.text("background.fix"), fatal);
        throw fatal;
      }
    }

    private void fail(Exception failure) {
      if (handlers.stream().noneMatch(handler -> handler.handles(failure))) {
        problems.report(what(), Texts.text("background.fix"), failure);
      }
    }

    private void finish(Runnable end) {
      try {
        end.run();
      } catch (RuntimeException broken) {
        problems.report(what(), Texts.text("background.fix"), broken);
      } finally {
        last.run();
      }
    }

    private String what() {
      return Texts.text("background.failed", what);
    }
  }
}
