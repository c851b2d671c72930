/**
 * Ollama's own chat: one JSON object a line, tool calls whole, counts and times in the last one.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.ollama;
