package dev.sage.console.timeline;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Charts;
import dev.sage.workbench.timeline.Density;
import dev.sage.workbench.timeline.Figures;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.Timeline;
import dev.sage.workbench.timeline.TimelineQuery;
import dev.sage.workbench.timeline.TimelineView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A timeline whose answers can be held back, or fail. Thread-safe. */
final class GatedTimeline implements Timeline {
  private final Timeline timeline;
  private final Set<String> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger held = new AtomicInteger();
  private final Object gate = new Object();
  private boolean closed;
  private @Nullable RuntimeException fault;

  GatedTimeline(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Lets no answer out. */
  void close() {
    synchronized (gate) {
      closed = true;
    }
  }

  void open() {
    synchronized (gate) {
      closed = false;
      gate.notifyAll();
    }
  }

  /** Every question fails so; null: none does. */
  void fail(@Nullable RuntimeException with) {
    synchronized (gate) {
      fault = with;
    }
  }

  /** How many questions have met the closed gate. */
  int held() {
    return held.get();
  }

  /** The names of the threads that asked. */
  Set<String> threads() {
    return threads;
  }

  private void pass() {
    threads.add(Thread.currentThread().getName());
    synchronized (gate) {
      if (closed) {
        held.incrementAndGet();
      }
      while (closed) {
        try {
          gate.wait();
        } catch (InterruptedException givenUp) {
          Thread.currentThread().interrupt();
          throw new CancellationException("given up");
        }
      }
      if (fault != null) {
        throw fault;
      }
    }
  }

  @Override
  public Optional<TimeRange> extent() {
    pass();
    return timeline.extent();
  }

  @Override
  public TimelineView view(TimelineQuery query) {
    pass();
    return timeline.view(query);
  }

  @Override
  public Density overview(TimeRange range, int buckets) {
    pass();
    return timeline.overview(range, buckets);
  }

  @Override
  public Charts charts(TimeRange range, CallFilter filter, int buckets) {
    pass();
    return timeline.charts(range, filter, buckets);
  }

  @Override
  public Figures figures(TimeRange range, CallFilter filter) {
    pass();
    return timeline.figures(range, filter);
  }

  @Override
  public List<StoredCall> calls(TimeRange range, CallFilter filter, int offset, int limit) {
    pass();
    return timeline.calls(range, filter, offset, limit);
  }
}
