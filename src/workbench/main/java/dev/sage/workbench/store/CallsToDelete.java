package dev.sage.workbench.store;

/** Which calls a person wants to be gone. One that runs is never among them. */
public sealed interface CallsToDelete permits CallSelection, PickedCalls {

  /** Whether those among them that are pinned, or whose run is. */
  boolean pinnedToo();
}
