/**
 * Google Gemini (generativelanguage v1beta): whole responses as chunks, in server-sent events or in
 * an array that grows, and signatures that go back with the very part they came with.
 */
@org.jspecify.annotations.NullMarked
package dev.sage.llm.provider.gemini;
