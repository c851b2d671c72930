/**
 * OpenAI Responses, as OpenAI, Azure, xAI, OpenRouter, DeepSeek, LM Studio and others speak it.
 * Errors, finish reasons and usage are those of Chat Completions, in the package {@code openai}.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.responses;
