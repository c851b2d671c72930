package dev.sage.console.control;

/**
 * Some bytes of many. Immutable, thread-safe.
 *
 * @param from the first
 * @param to after the last
 */
public record ByteRange(int from, int to) {}
