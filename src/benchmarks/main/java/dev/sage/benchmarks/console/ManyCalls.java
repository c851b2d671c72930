package dev.sage.benchmarks.console;

import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.time.Instant;

/** A store of very many made-up calls. */
final class ManyCalls {
  private static final int DAYS = 730;
  private static final int BATCH = 10_000;

  private ManyCalls() {}

  /** A store that is there already spares minutes: see docs/benchmarks.md, Store. */
  static Path home(Path folder) {
    String given = System.getProperty("bench.store", "");
    return given.isEmpty() ? folder.resolve("calls-home") : Path.of(given);
  }

  static void fill(Store store, int calls) throws InterruptedException {
    if (store.info().calls() >= calls) {
      return;
    }
    Traffic traffic = new Traffic(calls, DAYS, 1, Instant.now());
    for (var batch = traffic.next(BATCH); !batch.isEmpty(); batch = traffic.next(BATCH)) {
      store.add(batch, 0);
    }
    store.flush();
  }
}
