/**
 * Answers kept for equal requests: keys made of canonical JSON, stores in memory and in a folder,
 * and equal calls that share one. What a call does between its cache and its provider is in {@code
 * dev.sage.llm.call}.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.cache;
