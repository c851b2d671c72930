package dev.sage.workbench.timeline;

/**
 * One row of the timeline. Immutable, thread-safe.
 *
 * @param key tells lanes of a grouping apart: {@code openai}, {@code openai/gpt-4.1}, a run's id
 * @param name for a person
 * @param calls how many of its calls begin in the range that was asked for
 */
public record Lane(String key, String name, long calls) {}
