package dev.sage.console.streams.explain;

import dev.sage.console.control.Metric;
import dev.sage.console.streams.reading.Anomaly;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "What am I looking at?". Immutable, thread-safe.
 *
 * @param what it is called
 * @param meaning what it is
 * @param why it matters
 * @param todo what to do
 * @param here what it is in the call that is open; may be empty
 * @param anomaly whose places can be visited; null for a figure
 * @param figure the figure by itself, where its value is all that is known of it; else null
 */
public record Explanation(
    String what,
    String meaning,
    String why,
    String todo,
    String here,
    @Nullable Anomaly anomaly,
    @Nullable Metric figure) {}
