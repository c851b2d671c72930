/**
 * A provider that plays recordings, for tests of programs that use this library: real answers of
 * real providers, decoded by the code that decodes live ones, without a network.
 */
package dev.sage.llm.provider.recorded;
