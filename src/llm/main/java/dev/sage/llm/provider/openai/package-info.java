/**
 * OpenAI Chat Completions, and the many servers that speak it with their own accents. Knows no
 * vendor by name: what differs is seen on the wire or said by {@code Quirks}.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.openai;
