package dev.sage.workbench.secret;

import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time, of all threads and processes that share a home folder. A lock ends with its
 * process, however that ends. Stateless but for the lock between threads.
 */
final class WriteLock {

  private static final ReentrantLock THREADS = new ReentrantLock();
  private static final int LOOK_AGAIN_MILLIS = 20;

  private WriteLock() {}

  /** What is done under the lock. */
  @FunctionalInterface
  interface Writing<T> {
    T run() throws IOException, KeyFileException;
  }

  /**
   * Does it when nobody else writes.
   *
   * @param file where the lock is held, created where it is missing
   * @throws IOException where somebody else holds the lock for longer than the patience, too
   */
  static <T> T with(Path file, Duration patience, Writing<T> writing)
      throws IOException, KeyFileException {
    long end = System.nanoTime() + patience.toNanos();
    try {
      if (!THREADS.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(patience);
      }
      try {
        PrivateFiles.createFile(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          while (channel.tryLock() == null) {
            if (System.nanoTime() - end > 0) {
              throw busy(patience);
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
          }
          return writing.run();
        }
      } finally {
        THREADS.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for another Sage", e);
    }
  }

  private static IOException busy(Duration patience) {
    return new IOException("another Sage has been writing it for " + patience.toSeconds() + " s");
  }
}
