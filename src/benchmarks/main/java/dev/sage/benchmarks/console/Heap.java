package dev.sage.benchmarks.console;

import java.lang.management.ManagementFactory;

/** What is reachable, measured by collecting the rest. */
final class Heap {
  private Heap() {}

  /** In use after a collection, when the window has shown what it has. */
  static double megabytes() throws InterruptedException {
    Frames.each(3, pulse -> {});
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }
}
