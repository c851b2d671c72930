package dev.sage.workbench;

/**
 * A provider whose key is in the environment. Immutable, thread-safe; has no key in it.
 *
 * @param provider the provider's name, the first segment of a model name
 * @param title the vendor as people call it
 * @param variable the name of the environment variable
 */
public record KeyFound(String provider, String title, String variable) {}
