package dev.sage.console.control;

/**
 * A figure with its name.
 *
 * @param name short: {@code TTFT}
 * @param value formatted by {@link dev.sage.console.text.Format}: {@code 412 ms}
 * @param explanation the full name and what it measures, for the tooltip
 */
public record Metric(String name, String value, String explanation) {}
