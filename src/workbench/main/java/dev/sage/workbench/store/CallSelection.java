package dev.sage.workbench.store;

import java.util.Set;

/**
 * Calls that are to be deleted: those that pass a filter. One that runs is never among them.
 * Immutable, thread-safe.
 *
 * @param pinnedToo whether those among them that are pinned, or whose run is
 * @param newest the number of the newest that may be among them
 * @param spared numbers of calls that are not among them though they pass
 */
public record CallSelection(CallFilter filter, boolean pinnedToo, long newest, Set<Long> spared)
    implements CallsToDelete {
  /** Copies the set. */
  public CallSelection {
    spared = Set.copyOf(spared);
  }

  /** All that pass at the time when they are deleted. */
  public CallSelection(CallFilter filter, boolean pinnedToo) {
    this(filter, pinnedToo, Long.MAX_VALUE, Set.of());
  }

  boolean takes(StoredCall call, CallMarks marks) {
    return (pinnedToo || !marks.pinned()) && !spared.contains(call.number());
  }
}
