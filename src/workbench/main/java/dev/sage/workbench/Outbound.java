package dev.sage.workbench;

import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.llm.transport.ThisMachine;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests by the host they went to, so that a person sees where data goes. Thread-safe. */
public final class Outbound {

  private final Map<String, Long> hosts = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();

  Outbound() {}

  /** How many requests went to each host, by name; ports are part of loopback names. */
  public Map<String, Long> hosts() {
    return new TreeMap<>(hosts);
  }

  /** How many calls run now. */
  public int running() {
    return running.get();
  }

  /** A request that is no call: a check, a list of models. */
  public void count(URI url) {
    hosts.merge(host(url), 1L, Long::sum);
    listeners.forEach(Runnable::run);
  }

  /**
   * Has somebody told of each request.
   *
   * @param listener called by the thread that makes the request; must be quick
   */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  StreamTap tap() {
    return this::open;
  }

  private CallTap open(CallStart start) {
    running.incrementAndGet();
    URI url = start.url();
    return new CallTap() {
      private int counted;

      @Override
      public void attempt(AttemptRecord attempt) {
        count(attempt);
      }

      @Override
      public void attemptFailed(AttemptRecord attempt) {
        count(attempt);
      }

      // An attempt that gets headers and fails afterwards is told twice.
      private void count(AttemptRecord attempt) {
        if (attempt.number() > counted && url != null) {
          counted = attempt.number();
          Outbound.this.count(url);
        }
      }

      @Override
      public void frame(TappedFrame frame) {}

      @Override
      public void end(CallRecord record) {
        running.decrementAndGet();
      }
    };
  }

  private static String host(URI url) {
    String host = String.valueOf(url.getHost());
    return ThisMachine.names(host) && url.getPort() >= 0 ? host + ":" + url.getPort() : host;
  }
}
