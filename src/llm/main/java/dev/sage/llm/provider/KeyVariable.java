package dev.sage.llm.provider;

/**
 * An environment variable that holds a key.
 *
 * @param name the variable
 * @param auth how a key from this variable is sent
 */
public record KeyVariable(String name, AuthStyle auth) {}
