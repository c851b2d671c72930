package dev.sage.workbench.store;

import java.util.List;

/**
 * Calls that are to be deleted: these. Immutable, thread-safe.
 *
 * @param pinnedToo whether those among them that are pinned by then, or whose run is
 */
public record PickedCalls(List<String> ids, boolean pinnedToo) implements CallsToDelete {
  /** Copies the list. */
  public PickedCalls {
    ids = List.copyOf(ids);
  }
}
