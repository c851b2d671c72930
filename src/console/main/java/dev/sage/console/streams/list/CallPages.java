package dev.sage.console.streams.list;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The calls that pass a filter up to one of them, newest first, by their place: a list that does
 * not move when calls are added. A page is read from the nearest call above it whose place is
 * known, so that scrolling costs no more far down than at the top; only a jump passes over what is
 * between. Thread-safe; it does I/O.
 */
final class CallPages {
  /** As many calls as are passed over without a thought. */
  private static final int NEAR = 2_000;

  private final Store store;
  private final CallFilter filter;
  private final long upTo;

  /** Numbers of calls by their place. */
  private final ConcurrentSkipListMap<Integer, Long> known = new ConcurrentSkipListMap<>();

  private final AtomicReference<@Nullable List<StoredCall>> first;

  /**
   * Those up to the first of these.
   *
   * @param newest the first page, just read
   */
  CallPages(Store store, CallFilter filter, List<StoredCall> newest) {
    this.store = store;
    this.filter = filter;
    this.upTo = newest.isEmpty() ? -1 : newest.getFirst().number();
    this.first = new AtomicReference<>(newest);
  }

  /** Calls have gone: what is known of places holds no longer. */
  void forget() {
    known.clear();
  }

  /** The number of the first call; -1 where there is none. */
  long upTo() {
    return upTo;
  }

  List<StoredCall> read(int from, int count) {
    List<StoredCall> fresh = from == 0 ? first.getAndSet(null) : null;
    List<StoredCall> page = fresh != null && fresh.size() <= count ? fresh : page(from, count);
    if (!page.isEmpty()) {
      known.put(from + page.size() - 1, page.getLast().number());
    }
    return page;
  }

  private List<StoredCall> page(int from, int count) {
    Place above = above(from);
    if (from - above.next > NEAR) {
      // Who has jumped scrolls on from there, in either direction.
      int stop = from - NEAR;
      List<StoredCall> there =
          store.calls(new CallQuery(filter, above.before, stop - above.next, 1));
      if (there.isEmpty()) {
        return List.of();
      }
      known.put(stop, there.getFirst().number());
      above = above(from);
    }
    return store.calls(new CallQuery(filter, above.before, from - above.next, count));
  }

  /** Where a page can be read from: the place of the next call, and a number above its. */
  private record Place(int next, long before) {}

  private Place above(int from) {
    Map.Entry<Integer, Long> near = known.lowerEntry(from);
    return near == null ? new Place(0, upTo + 1) : new Place(near.getKey() + 1, near.getValue());
  }

  /** The place of a call; -1 where it is not among them. */
  int place(String id) {
    StoredCall call = store.call(id).orElse(null);
    if (call == null || call.number() > upTo) {
      return -1;
    }
    List<StoredCall> there = store.calls(new CallQuery(filter, call.number() + 1, 0, 1));
    if (there.isEmpty() || there.getFirst().number() != call.number()) {
      return -1;
    }
    long place = store.newer(filter, call.number()) - store.newer(filter, upTo);
    return Math.clamp(place, 0, Integer.MAX_VALUE);
  }

  /** How many there are. */
  int count(long passing) {
    return Math.clamp(passing - store.newer(filter, upTo), 0, Integer.MAX_VALUE);
  }
}
