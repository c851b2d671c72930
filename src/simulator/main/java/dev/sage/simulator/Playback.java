package dev.sage.simulator;

/**
 * A recording that plays as a model. Immutable, thread-safe.
 *
 * @param model its model name: the name of its folder
 * @param api the API that it speaks and on which it answers, as in its {@code meta.json}: {@code
 *     openai-chat}, {@code openai-responses}, {@code anthropic-messages}, {@code gemini} or {@code
 *     ollama}
 */
public record Playback(String model, String api) {}
