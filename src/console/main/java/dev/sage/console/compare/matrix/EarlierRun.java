package dev.sage.console.compare.matrix;

import dev.sage.workbench.store.StoredRun;
import java.math.BigDecimal;

/**
 * A run in the history. Immutable.
 *
 * @param cost in US dollars, as far as prices are known
 */
public record EarlierRun(StoredRun run, BigDecimal cost) {}
