package dev.sage.console.compare.answer;

import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import java.time.Duration;

/**
 * An answer from the store. Immutable.
 *
 * @param waited between attempts, in all
 */
public record StoredAnswer(StoredCall call, StoredContent content, Duration waited) {}
