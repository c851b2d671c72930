package dev.sage.llm.redaction;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one redactor looks for at one time. Immutable, thread-safe.
 *
 * @param kinds the names that placeholders may have
 */
record Rules(Literals literals, Set<String> kinds, @Nullable CustomMatcher custom) {}
