package dev.sage.workbench;

/**
 * A provider that has a key. Immutable, thread-safe; has no key in it.
 *
 * @param provider the provider's name, the first segment of a model name
 * @param title the vendor as people call it
 * @param source the variable that holds the key, or the reference to it: {@code keychain
 *     openai/work}
 */
public record KeyFound(String provider, String title, String source) {}
