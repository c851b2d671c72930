package dev.sage.console.streams.explain;

import dev.sage.console.control.Metric;

/**
 * A figure as it stands on the screen, and what explains it. Immutable, thread-safe.
 *
 * @param name what it is
 * @param shown how it is shown
 */
public record Figure(MetricName name, Metric shown) {}
