package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.Optional;

/**
 * All calls of a store on one axis. Thread-safe. Questions run on the caller's thread and read the
 * disk: not for the thread that draws. A thread that is interrupted gives its question up: {@link
 * java.util.concurrent.CancellationException}.
 *
 * <p>Without a filter, or with one that asks only for provider, model and status, an answer comes
 * from rollups in a few milliseconds whatever the range, or from at most 8,000 rows. Any other
 * filter is held against every call of the range: about a second for a million of them.
 *
 * <p>Of calls of a version before the rollups, only those are counted that were counted by now
 * (docs/telemetry.md).
 */
public interface Timeline {

  /** The timeline of a store. */
  static Timeline of(Store store) {
    return new StoreTimeline(store);
  }

  /** From the first call's beginning to the last one's end; empty where there is no call. */
  Optional<TimeRange> extent();

  /** Lanes and what they show. */
  TimelineView view(TimelineQuery query);

  /** How many calls there are over a range, for the strip that shows all of it. */
  Density overview(TimeRange range, int buckets);

  /**
   * The small charts: as many buckets as asked for, or some more; fewer where there are more than
   * 8,000 calls and a bucket would be shorter than the shortest stretch of rollups, a minute or,
   * with a filter, ten. The first and the last reach beyond the range.
   */
  Charts charts(TimeRange range, CallFilter filter, int buckets);

  /** The figures of a range alone. */
  Figures figures(TimeRange range, CallFilter filter);

  /** A page of the calls that begin in a range, newest first. */
  List<StoredCall> calls(TimeRange range, CallFilter filter, int offset, int limit);
}
