package dev.sage.console;

import dev.sage.console.shell.Pulse;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.workbench.Outbound;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the status bar true: running calls and hosts once a pulse while something is written, the
 * store's size once a second at most. FX thread only but for what the store calls.
 */
final class StatusFeed implements Pulse.Sink {
  private static final long SIZE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<String, Long> counted = new HashMap<>();
  private final AtomicBoolean asking = new AtomicBoolean();
  private final Outbound outbound;
  private final Store store;
  private final Services services;
  private long askedAt;

  private StatusFeed(Workbench workbench, Services services) {
    this.outbound = workbench.outbound();
    this.store = workbench.store();
    this.services = services;
  }

  /** Begins; ends with the window's pulse and the workbench. */
  static void start(Workbench workbench, Services services) {
    StatusFeed feed = new StatusFeed(workbench, services);
    workbench.store().addListener(ids -> services.pulse().wake());
    workbench.outbound().listen(services.pulse()::wake);
    services.pulse().add(feed);
    feed.askSize();
  }

  @Override
  public boolean drain(long deadlineNanos) {
    services.status().runningProperty().set(outbound.running());
    outbound
        .hosts()
        .forEach(
            (host, count) -> {
              long before = counted.getOrDefault(host, 0L);
              for (long i = before; i < count; i++) {
                services.status().connected(host);
              }
              counted.put(host, count);
            });
    if (System.nanoTime() - askedAt > SIZE_EVERY_NANOS) {
      askSize();
    }
    return false;
  }

  private void askSize() {
    if (asking.compareAndSet(false, true)) {
      askedAt = System.nanoTime();
      services
          .background()
          .work(Texts.text("status.store.reading"), store::bytes)
          .onSuccess(bytes -> services.status().storeBytesProperty().set(bytes))
          .andFinally(() -> asking.set(false))
          .start();
    }
  }
}
