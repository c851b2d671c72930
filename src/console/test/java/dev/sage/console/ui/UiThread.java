package dev.sage.console.ui;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Problems;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** A thread that stands in for the one of the toolkit, so that models are tested without it. */
public final class UiThread implements AutoCloseable {
  private static final long SECONDS = 30;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Problems problems = new Problems(InstantSource.system(), thread, text -> text);
  private final Background background = new Background(thread, problems);

  public Executor executor() {
    return thread;
  }

  public Background background() {
    return background;
  }

  /** Runs there and waits for the result. */
  public <T> T on(Callable<T> callable) {
    Future<T> result = thread.submit(callable);
    try {
      return result.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("It failed on the thread of the models.", e);
    }
  }

  /** Runs there and waits for it. */
  public void run(Runnable runnable) {
    on(
        () -> {
          runnable.run();
          return true;
        });
  }

  /** Waits for a condition that is looked at there. */
  public void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> on(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("Not within " + SECONDS + " s: " + what, e);
    }
  }

  /** What went wrong so far. */
  public int problems() {
    return on(() -> problems.list().size());
  }

  @Override
  public void close() {
    background.close();
    thread.shutdownNow();
  }
}
