package dev.sage.workbench.store;

/**
 * Calls that are to be deleted: those that pass a filter. One that runs is never among them.
 * Immutable, thread-safe.
 *
 * @param pinnedToo whether those among them that are pinned, or whose run is
 */
public record CallSelection(CallFilter filter, boolean pinnedToo) {}
