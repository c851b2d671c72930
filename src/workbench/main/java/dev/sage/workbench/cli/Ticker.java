package dev.sage.workbench.cli;

import java.util.concurrent.TimeUnit;

/** Says every second how far something is, where a person looks on. Used by one thread. */
final class Ticker {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Terminal terminal;
  private final String what;
  private long told = System.nanoTime();

  /**
   * @param what is counted: {@code calls}
   */
  Ticker(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  void tick(long done, long total) {
    if (terminal.isTerminal() && System.nanoTime() - told >= SECOND) {
      told = System.nanoTime();
      terminal.notice(
          "sage: %d %% of %,d %s done"
              .formatted(total == 0 ? 0 : Math.min(100, 100 * done / total), total, what));
    }
  }
}
