package dev.sage.console.compare.answer;

/**
 * Somebody to ask, as the list offers it.
 *
 * @param model {@code provider/model}; after a provider whose models are not known, only {@code
 *     provider/}
 * @param title a few words
 */
public record TargetChoice(String model, String title) {}
