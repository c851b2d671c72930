package dev.sage.simulator;

/**
 * A way to answer that shows one named problem (or none). Immutable, thread-safe.
 *
 * @param model the model name that plays it, on every API
 * @param title a few words for a list
 * @param explanation one sentence: what happens, and what it shows
 */
public record Scenario(String model, String title, String explanation) {}
