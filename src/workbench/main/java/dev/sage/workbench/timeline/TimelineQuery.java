package dev.sage.workbench.timeline;

import dev.sage.workbench.store.CallFilter;

/**
 * What a timeline is to show. Immutable, thread-safe.
 *
 * @param range the stretch of time
 * @param grouping what makes a lane
 * @param filter which calls; {@link CallFilter#ALL} is answered from rollups at any length
 * @param buckets how many buckets a lane may have at most: its width in pixels, or less
 */
public record TimelineQuery(TimeRange range, Grouping grouping, CallFilter filter, int buckets) {}
