package dev.sage.llm;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same thing on many virtual threads that begin at one moment. */
public final class Together {

  private Together() {}

  /** What each of them does; told which of them it is. */
  @FunctionalInterface
  public interface Task {
    void run(int number) throws Exception;
  }

  /** Begins all, does something in between, and waits for all; a failure of one is this one's. */
  public static void run(int threads, Task task, Task between) throws Exception {
    var begin = new CountDownLatch(threads);
    var done = new ArrayList<Future<?>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < threads; i++) {
        int number = i;
        done.add(
            executor.submit(
                () -> {
                  begin.countDown();
                  begin.await();
                  task.run(number);
                  return null;
                }));
      }
      between.run(threads);
    }
    for (var each : done) {
      try {
        each.get();
      } catch (ExecutionException failed) {
        throw new AssertionError(failed.getCause());
      }
    }
  }

  /** Begins all and waits for all; a failure of one is this one's. */
  public static void run(int threads, Task task) throws Exception {
    run(threads, task, _ -> {});
  }
}
