/** Anthropic Messages: named events, content blocks by index, usage in two halves. */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.anthropic;
