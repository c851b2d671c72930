package dev.sage.workbench.store;

import java.util.concurrent.TimeUnit;

/** The time that background work may take of the writer at once: live calls wait that long. */
final class Slice {

  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final long end = System.nanoTime() + NANOS;

  boolean over() {
    return System.nanoTime() - end >= 0;
  }
}
