/**
 * A provider that needs no network, for tests of programs that use this library: scripted, seeded,
 * the same answer every time.
 */
package dev.sage.llm.provider.fake;
