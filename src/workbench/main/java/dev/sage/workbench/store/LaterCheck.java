package dev.sage.workbench.store;

import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, while the store is in use, through the pages of one that is too large to be looked through
 * as it is opened: once a day, for some minutes at most. Thread-safe.
 */
final class LaterCheck implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LaterCheck.class);

  /** Most commands are over by then, and a window is drawn. */
  static final Duration DELAY = Duration.ofSeconds(30);

  private static final Duration AGAIN = Duration.ofDays(1);

  /** What is not seen by then is not looked at: a disk that slow has better things to do. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Beside a file: when it was looked through the last time. */
  private static final String CHECKED = ".checked";

  private final Path mark;
  private final Readers readers;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private final Thread thread;

  /**
   * @param readers which mark the file where it is damaged
   * @param notices told, in a sentence for a person, where it is
   */
  LaterCheck(
      Path file, Readers readers, InstantSource clock, Duration delay, Consumer<String> notices) {
    this.mark = file.resolveSibling(file.getFileName() + CHECKED);
    this.readers = readers;
    this.clock = clock;
    this.notices = notices;
    this.thread = Thread.ofPlatform().name("store-check").daemon().unstarted(() -> run(delay));
  }

  void start() {
    thread.start();
  }

  /** Waits until it is over, by itself. */
  void join() throws InterruptedException {
    thread.join();
  }

  /** Whether it is a day ago, or more. */
  boolean due() {
    try {
      var last = Files.exists(mark) ? Files.getLastModifiedTime(mark).toInstant() : null;
      var now = clock.instant();
      return last == null || last.isAfter(now) || !now.isBefore(last.plus(AGAIN));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void run(Duration delay) {
    try {
      Thread.sleep(delay);
      if (due()) {
        look();
        PrivateFiles.createFile(mark);
        Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
      }
    } catch (InterruptedException | CancellationException closed) {
      LOG.debug("The store was closed before it was looked through");
    } catch (StoreException e) {
      said(e);
    } catch (IOException e) {
      LOG.debug("When the store was looked through can't be written down: {}", e.getMessage());
    }
  }

  /** Ends early, without a word, where it takes too long. */
  private void look() {
    long began = System.nanoTime();
    var enough = new AtomicBoolean();
    Runnable clockwatch =
        () -> {
          if (System.nanoTime() - began > LONGEST.toNanos()) {
            enough.set(true);
            Thread.currentThread().interrupt();
          }
        };
    try {
      readers.read(
          connection ->
              GivenUp.run(
                  connection,
                  clockwatch,
                  looked -> {
                    StoreFile.quickCheck(looked);
                    return true;
                  }));
    } catch (CancellationException e) {
      if (!enough.get()) {
        throw e;
      }
    }
  }

  private void said(StoreException e) {
    if (e.getCause() instanceof SQLException reason && Sql.corrupt(reason)) {
      notices.accept("The store is damaged. " + Sql.advice(reason));
    } else {
      LOG.debug("The store could not be looked through: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
