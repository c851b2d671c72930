package dev.sage.console.compare;

import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import java.time.Duration;

/**
 * An answer from the store. Immutable.
 *
 * @param waited between attempts, in all
 */
record StoredAnswer(StoredCall call, StoredContent content, Duration waited) {}
