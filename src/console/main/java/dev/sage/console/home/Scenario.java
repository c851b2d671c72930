package dev.sage.console.home;

/**
 * One scenario of the simulator, as the page lists it.
 *
 * @param id its model name: {@code bursts}
 * @param title a few words
 * @param explanation one sentence: what it shows
 */
public record Scenario(String id, String title, String explanation) {}
