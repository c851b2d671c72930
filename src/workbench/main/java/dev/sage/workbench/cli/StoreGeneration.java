package dev.sage.workbench.cli;

import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fills a store with made-up calls, and says how far it is. Used by one thread. */
final class StoreGeneration {

  /** What is written at once: others wait that long, and so much is lost where it is killed. */
  private static final int BATCH = 2_000;

  private final GlobalOptions globals;
  private final Store store;

  StoreGeneration(GlobalOptions globals, Store store) {
    this.globals = globals;
    this.store = store;
  }

  /**
   * Writes them until all are there or the process is told to end; what is written stays.
   *
   * @param add whether they may stand beside other calls
   */
  int run(long calls, int days, long seed, int frames, boolean add) throws InterruptedException {
    if (calls < 1 || days < 1 || frames < 0) {
      throw CliException.usage(
          "Give at least one call, one day, and no negative number of frames.");
    }
    boolean empty = store.calls(CallQuery.newest(CallFilter.parse("-file:generated"), 1)).isEmpty();
    if (!empty && !add) {
      throw CliException.usage(
          "This store holds other calls. Name another folder with --home, or say --add to mix"
              + " made-up ones in.");
    }
    var cancelled = new AtomicBoolean();
    long written = 0;
    var ticker = new Ticker(globals.terminal(), "calls");
    try (var interruption = new Interruption()) {
      interruption.onInterrupt(() -> cancelled.set(true));
      var traffic = new Traffic(calls, days, seed, Instant.now());
      for (var batch = traffic.next(BATCH);
          !batch.isEmpty() && !cancelled.get();
          batch = traffic.next(BATCH)) {
        store.add(batch, frames);
        written += batch.size();
        ticker.tick(written, calls);
      }
    }
    globals.terminal().line("%,d made-up calls written.".formatted(written));
    return cancelled.get() ? ExitCode.FAILURE : ExitCode.OK;
  }
}
