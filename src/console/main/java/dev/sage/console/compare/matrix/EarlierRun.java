package dev.sage.console.compare.matrix;

import dev.sage.workbench.store.StoredRun;

/**
 * A run in the history. Immutable.
 *
 * @param cost of its calls
 */
public record EarlierRun(StoredRun run, Spent cost) {}
